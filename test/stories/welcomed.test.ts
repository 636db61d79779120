import { expect } from 'vitest'
import { letGo } from '../../src/club/privacy/let-go.ts'
import type { Person } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

const told = (person: Person) => person.messages.findLast(({ where }) => where.kind !== 'channel')?.text ?? ''

story(
  'who is accepted is met first by whom her trade completes, and looked at again months later: the digest recalls it until that is done',
  async ({ people, inClub, idOf, stranger, clock }) => {
    const { olga, lea } = people
    await inClub(({ tx }) =>
      tx.updateTable('member').set({ activity: 'Architecte d’intérieur' }).where('id', '=', idOf('lea')).execute(),
    )
    const nina = stranger('nina', 'Nina Roche')
    await nina.says('/candidature')
    await nina.submits({ name: 'Nina Roche', activity: 'Menuisier', contact: '06 39 98 12 34' })
    const { id } = await inClub(({ tx }) => tx.selectFrom('application').select('id').executeTakeFirstOrThrow())
    await olga.pressesId(`1|apply|accept|${id}`)
    await olga.submits({ review: '6' })
    expect(told(olga)).toContain('Nina Roche is a member')
    expect(told(olga)).toContain('Let them into the club’s channel')
    expect(told(olga)).toMatch(/From Monday 3 May 2027 on, a word with them/)
    await olga.presses(/Nina Roche.*Léa Martin|Léa Martin.*Nina Roche/)
    expect(lea.texts.join()).toContain('Nina Roche')

    // Past the time for which answered applications are kept, since somebody still means to look at it.
    await clock.passes('P185D')
    await inClub(letGo)
    const recalled = async () => {
      await olga.says('/club digest')
      return told(olga).includes('Somebody new has been here for some months')
    }
    expect(await recalled()).toBe(true)
    await olga.pressesId(`1|apply|show|${id}`)
    await olga.presses('We have spoken')
    expect(told(olga)).toContain('not reminded any more')
    await olga.presses('Undo')
    expect(told(olga)).toContain('a word with them')
    await olga.presses('We have spoken')
    expect(await recalled()).toBe(false)
  },
)

story(
  'a decision is taken back at once; where the answer has gone already, that is said',
  async ({ people, inClub, stranger }) => {
    const { olga } = people
    const nina = stranger('nina', 'Nina Roche')
    await nina.says('/candidature')
    await nina.submits({ name: 'Nina Roche', contact: '06 39 98 12 34' })
    const { id } = await inClub(({ tx }) => tx.selectFrom('application').select('id').executeTakeFirstOrThrow())
    const status = async () =>
      (await inClub(({ tx }) => tx.selectFrom('application').select('status').executeTakeFirstOrThrow())).status
    for (const sends of [false, true]) {
      await olga.pressesId(`1|apply|refuse|${id}`)
      await olga.submits({ reason: 'Pas cette fois', answer: 'Chère Nina' })
      if (sends) await olga.presses('Send it in my name')
      expect(await status()).toBe('refused')
      await olga.presses('Take the decision back')
      expect(await status()).toBe('open')
      expect(told(olga).includes('has gone already')).toBe(sends)
    }
  },
)
