import { expect } from 'vitest'
import { redrawAbout } from '../../src/notices/keep.ts'
import { story } from '../kit/story.ts'

story(
  'a change that is still being written while its message is drawn anew is drawn after it',
  async ({ people: { lea, marc }, inClub, assidu }) => {
    await lea.says('/refer @marc moi-même "Un devis"')
    const { id } = await inClub(({ tx }) => tx.selectFrom('referral').select('id').executeTakeFirstOrThrow())
    await inClub(club => redrawAbout(club, id))
    const written = Promise.withResolvers<void>()
    const drawn = Promise.withResolvers<void>()
    const writing = inClub(async club => {
      await club.tx.updateTable('referral').set({ status: 'contacted' }).where('id', '=', id).execute()
      await redrawAbout(club, id)
      written.resolve()
      await drawn.promise
    })
    await written.promise
    // What was asked for before is drawn; this change cannot be seen yet.
    await assidu.drain()
    expect(marc.texts.at(-1)).toContain('Où elle en est : nouvelle')
    drawn.resolve()
    await writing
    await assidu.drain()
    expect(marc.texts.at(-1)).toContain('Où elle en est : contact pris')
  },
)

story(
  'asked for many times at once, a message is drawn anew once',
  async ({ people: { lea, marc }, inClub, assidu }) => {
    await lea.says('/refer @marc moi-même "Un devis"')
    const { id } = await inClub(({ tx }) => tx.selectFrom('referral').select('id').executeTakeFirstOrThrow())
    const edits = marc.messages.at(-1)!.edits
    await inClub(({ tx }) => tx.updateTable('referral').set({ status: 'contacted' }).where('id', '=', id).execute())
    for (let n = 0; n < 5; n++) await inClub(club => redrawAbout(club, id))
    await assidu.drain()
    expect(marc.messages.at(-1)!.edits).toBe(edits + 1)
  },
)
