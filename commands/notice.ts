import { type Context, defineCommand } from '../src/club/context.ts'
import {
  allReadCard,
  firstMessage,
  helloCard,
  openedCard,
  switchedCard,
  whyCard,
  withCard,
  withWay,
} from '../src/club/members/first-contact.ts'
import { isInformed, takesMessagesAgain, wasInformed } from '../src/club/members/hello.ts'
import { ownNotice } from '../src/club/members/own-notice.ts'
import { membersByIds } from '../src/club/members/queries.ts'
import { settingsOf, switchKind } from '../src/club/members/settings.ts'
import { countWaiting, isClosed, nextWaiting } from '../src/club/members/waiting.ts'
import { noticeTold } from '../src/club/privacy/notice-told.ts'
import { isToBeLed } from '../src/club/profiles/rules.ts'
import { neverTyped, type Outcome, replace, show, unlessRefused } from '../src/grammar/define.ts'
import type { NoticeKinds } from '../src/notices/kind.ts'
import { noticePress } from '../src/notices/presses.ts'
import { refuse } from '../src/terms/refusals.ts'
import type { View } from '../src/view/view.ts'

/** What the buttons under every message do. They carry the notice's id alone: what kind it is stands in no button. */
export const noticeCommand = (kinds: NoticeKinds) =>
  defineCommand(noticePress, {
    who: 'member',
    under: neverTyped,
    run: async () => refuse('no longer possible', {}),
    buttons: {
      why: (notice, { club, by, words }) =>
        unlessRefused(ownNotice(club, kinds, { by, notice }), own => show(whyCard(own, words))),
      off: switchTo(kinds, false),
      on: switchTo(kinds, true),
      async open(about, context) {
        const { club, by, words } = context
        if (about === by.id) return show(await opened(kinds, context))
        if ((await membersByIds(club, [about])).size > 0) return refuse('not for you', {})
        return unlessRefused(ownNotice(club, kinds, { by, notice: about }), async notice =>
          show(openedCard(notice, by, words, await first(context))),
        )
      },
      async hello(_, context) {
        await takesMessagesAgain(context.club, context.by, context)
        return show(helloCard(context.words, await first(context), isToBeLed(context.by, context.club.today)))
      },
    },
  })

function switchTo(kinds: NoticeKinds, wanted: boolean) {
  return (id: string, { club, by, words }: Context): Outcome =>
    unlessRefused(ownNotice(club, kinds, { by, notice: id }), async notice => {
      if (!notice.kind.optional) return refuse('no longer possible', {})
      await switchKind(club, by.id, notice.kind.name, wanted)
      return replace(switchedCard(notice, wanted, words))
    })
}

/**
 * Shows the next message that waits for him. Where he takes direct messages, the others are already being sent there.
 */
async function opened(kinds: NoticeKinds, context: Context) {
  const { club, by, words } = context
  const next = await nextWaiting(club, kinds, by)
  if (!next) return allReadCard(words)
  const left = (await isClosed(club, context)) ? next.left : 0
  return openedCard(next.notice, by, words, await first(context), left)
}

/** Adds what waits for him beneath an answer, for somebody who takes no direct messages. */
export const waitingBeneath =
  (kinds: NoticeKinds) =>
  async (context: Context, beside: View): Promise<View> => {
    const count = await countWaiting(context.club, context.by.id)
    if (count === 0) return beside
    return isShort(beside)
      ? withCard(beside, await opened(kinds, context))
      : withWay(beside, context.by, count, context.words)
  }

/** Whether a card leaves room for another one beneath it, on every platform. */
const isShort = ({ blocks }: View): boolean =>
  blocks.reduce((all, block) => all + 1 + (block.kind === 'actions' ? block.actions.length : 0), 0) <= 12

/** What a first private message says beside, where nothing private has shown it to him yet. */
async function first({ club, by, words, platform, account }: Context) {
  if (await isInformed(club, by.id)) return []
  await wasInformed(club, { platform, account })
  const reader = { reads: by.reads, settings: await settingsOf(club, by.id) }
  return firstMessage(words, reader, noticeTold(club.row.settings))
}
