import { type Context, defineCommand } from '../src/club/context.ts'
import { dataNotice, helloCard, openedCard, switchedCard, whyCard } from '../src/club/members/first-contact.ts'
import { isInformed, wasInformed } from '../src/club/members/hello.ts'
import { ownNotice } from '../src/club/members/own-notice.ts'
import { switchKind } from '../src/club/members/settings.ts'
import { neverTyped, type Outcome, type Pressed, replace, show } from '../src/grammar/define.ts'
import type { NoticeKinds } from '../src/notices/kinds.ts'
import { isRefusal, refuse } from '../src/terms/refusals.ts'

/** What the buttons under every message do. They carry the notice's id alone: what kind it is stands in no button. */
export const noticeCommand = (kinds: NoticeKinds) =>
  defineCommand('notice', {
    who: 'member',
    under: neverTyped,
    run: async () => refuse('no longer possible', {}),
    buttons: {
      async why({ about }, { club, by, words }) {
        const notice = await ownNotice(club, kinds, { by, notice: about })
        return isRefusal(notice) ? notice : show(whyCard(notice, words))
      },
      off: switchTo(kinds, false),
      on: switchTo(kinds, true),
      async open({ about }, context) {
        const notice = await ownNotice(context.club, kinds, { by: context.by, notice: about })
        return isRefusal(notice) ? notice : show(openedCard(notice, context.by, context.words, await first(context)))
      },
      hello: async (_, context) => show(helloCard(context.words, await first(context))),
    },
  })

function switchTo(kinds: NoticeKinds, wanted: boolean) {
  return async ({ about }: Pressed, { club, by, words }: Context): Outcome => {
    const notice = await ownNotice(club, kinds, { by, notice: about })
    if (isRefusal(notice)) return notice
    if (!notice.kind.optional) return refuse('no longer possible', {})
    await switchKind(club, by.id, notice.kind.kind, wanted)
    return replace(switchedCard(notice, wanted, words))
  }
}

/** The data notice, where nothing private has shown it to him yet. */
async function first({ club, by, words, platform, account }: Context) {
  if (await isInformed(club, by.id)) return []
  await wasInformed(club, { platform, account })
  return dataNotice(words)
}
