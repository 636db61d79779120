import { describe, expect, test, vi } from 'vitest'
import {
  type Answer,
  type Gesture,
  markOf,
  type Outgoing,
  type Platform,
  type Target,
} from '../../src/contract/platform.ts'
import { encodePress } from '../../src/grammar/press-id.ts'
import { actions, button, view } from '../../src/view/build.ts'
import { roomFor } from '../../src/words/room.ts'

/** A platform with the bot in it, Léa and somebody else beside her in the club's channel. */
export type Seat = {
  readonly platform: Platform
  readonly heard: readonly Gesture[]
  readonly club: Target
  readonly lea: Target
  /** Somebody who cannot be written to. */
  readonly nobody: Target
  /** Léa types `/help` in the club's channel. */
  types(): Promise<unknown>
  /** Léa presses a button on the message that says these words. */
  presses(words: string, button: string): Promise<unknown>
  /** What Léa reads now, oldest first; and what the other one reads. */
  leaReads(): Promise<readonly string[]>
  otherReads(): Promise<readonly string[]>
  /** Where a network lies between: the next message is answered with "slow down"; or it is taken and the answer is lost. */
  readonly network?: { slowsDown(seconds: number): void; losesAnswer(): void }
}

const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })
const press = (name: string) =>
  encodePress({ command: 'refer', button: name, about: '8f0c8e36-0c70-4b4e-9f57-000000000001' })
const show = (words: string, ...buttons: Parameters<typeof actions>): Answer => ({
  kind: 'show',
  view: view(words, buttons.length > 0 && actions(...buttons)),
  room,
})
const says = (words: string, n = 1): Outgoing => ({
  view: view(words, actions(button(press('undo'), 'Annuler'))),
  room,
  id: `8f0c8e36-0c70-4b4e-9f57-${String(n).padStart(12, '0')}`,
  silent: false,
})

/** What every adapter owes the core, whatever its platform (src/contract/platform.ts). */
export function platformContract(
  name: string,
  open: (answer: (gesture: Gesture) => Answer) => Promise<Seat>,
  over?: 'a network',
): void {
  const core = ({ what }: Gesture): Answer => {
    if (what.kind !== 'press')
      return show('C’est noté', button(press('undo'), 'Annuler'), button(press('why'), 'Pourquoi ?'))
    return what.press === press('undo')
      ? { kind: 'replace', view: view('C’est annulé'), room }
      : show('Ce n’est plus ouvert')
  }

  describe(`the contract of a platform: ${name}`, () => {
    test('an answer is read by the one who asked, alone', async () => {
      const seat = await open(core)
      await seat.types()
      await vi.waitFor(async () => expect(await seat.leaReads()).toEqual(['C’est noté']))
      expect(await seat.otherReads()).toEqual([])
      expect(seat.heard).toMatchObject([
        { platform: seat.platform.name, place: seat.club.place, what: { kind: 'command', name: 'help' } },
      ])
    })

    test('a pressed answer changes in place; another press answers beside it; the press arrives as it was made', async () => {
      const seat = await open(core)
      await seat.types()
      await vi.waitFor(async () => expect(await seat.leaReads()).toHaveLength(1))
      await seat.presses('C’est noté', 'Pourquoi ?')
      await vi.waitFor(async () => expect(await seat.leaReads()).toEqual(['C’est noté', 'Ce n’est plus ouvert']))
      await seat.presses('C’est noté', 'Annuler')
      await vi.waitFor(async () => expect(await seat.leaReads()).toEqual(['C’est annulé', 'Ce n’est plus ouvert']))
      expect(seat.heard.slice(1).map(({ what }) => what)).toMatchObject([
        { kind: 'press', press: press('why'), onlyHis: true },
        { kind: 'press', press: press('undo'), onlyHis: true },
      ])
    })

    test('each gesture has an id of its own', async () => {
      const seat = await open(core)
      await seat.types()
      await seat.types()
      await vi.waitFor(() => expect(seat.heard).toHaveLength(2))
      expect(new Set(seat.heard.map(({ id }) => id)).size).toBe(2)
    })

    test('what the bot says is no gesture; edited, it is still one message; its button works', async () => {
      const seat = await open(core)
      const posted = await seat.platform.post(seat.club, says('Réunion jeudi'))
      if (!('message' in posted)) throw new Error('not posted')
      expect(await seat.platform.edit(posted, says('Réunion vendredi'))).toEqual(posted)
      expect([await seat.leaReads(), await seat.otherReads()]).toEqual([['Réunion vendredi'], ['Réunion vendredi']])
      expect(seat.heard).toEqual([])
      await seat.presses('Réunion vendredi', 'Annuler')
      await vi.waitFor(async () => expect(await seat.otherReads()).toEqual(['C’est annulé']))
      expect(seat.heard).toMatchObject([{ place: seat.club.place, what: { press: press('undo'), onlyHis: false } }])
    })

    test('a private message is read by one', async () => {
      const seat = await open(core)
      await seat.platform.post(seat.lea, says('Pour vous'))
      expect([await seat.leaReads(), await seat.otherReads()]).toEqual([['Pour vous'], []])
      await seat.presses('Pour vous', 'Annuler')
      await vi.waitFor(async () => expect(await seat.leaReads()).toEqual(['C’est annulé']))
      expect(seat.heard).toMatchObject([{ place: seat.lea.place, channel: { kind: 'direct' } }])
    })

    test('that there is nobody is said, not thrown', async () => {
      const seat = await open(core)
      expect(await seat.platform.post(seat.nobody, says('x'))).toMatchObject({
        trouble: expect.stringMatching(/^(gone|closed)$/),
      })
      expect(await seat.leaReads()).toEqual([])
    })

    test('a message can be taken away, once, and does not come back by a change', async () => {
      const seat = await open(core)
      const posted = await seat.platform.post(seat.club, says('Réunion jeudi'))
      if (!('message' in posted)) throw new Error('not posted')
      expect(await seat.platform.remove(posted)).toBe('removed')
      expect([await seat.leaReads(), await seat.otherReads()]).toEqual([[], []])
      expect(await seat.platform.remove(posted)).toMatchObject({ trouble: 'gone' })
      expect(await seat.platform.edit(posted, says('Réunion vendredi'))).toMatchObject({ trouble: 'gone' })
      expect(await seat.leaReads()).toEqual([])
    })

    if (!over) return

    test('a press says which message of ours it came from, and where that stands', async () => {
      const seat = await open(core)
      const posted = await seat.platform.post(seat.club, says('Réunion jeudi'))
      if (!('message' in posted)) throw new Error('not posted')
      await seat.presses('Réunion jeudi', 'Annuler')
      await vi.waitFor(() => expect(seat.heard).toHaveLength(1))
      const { channel, message } = posted
      expect(seat.heard[0]!.message).toEqual({ channel, message, mark: markOf(says('').id) })
    })

    test('what would read the same is known before it is sent', async () => {
      const { platform, club } = await open(core)
      const drawn = (words: string, n = 1) => platform.drawing(club.place, says(words, n))
      expect(drawn('Réunion jeudi')).toBe(drawn('Réunion jeudi'))
      expect(drawn('Réunion jeudi')).not.toBe(drawn('Réunion vendredi'))
    })

    test('trouble is told, never waited for: when to come again', async () => {
      const seat = await open(core)
      seat.network!.slowsDown(7)
      const trouble = await seat.platform.post(seat.club, says('x'))
      expect(trouble).toEqual({ trouble: 'later', seconds: expect.any(Number) })
      expect('seconds' in trouble && trouble.seconds).toBeGreaterThanOrEqual(7)
      expect(await seat.leaReads()).toEqual([])
    })

    test('a private message whose answer was lost is doubtful, and found', async () => {
      const seat = await open(core)
      expect(await seat.platform.find(seat.lea, says('Une fois').id)).toBe('not there')
      seat.network!.losesAnswer()
      expect(await seat.platform.post(seat.lea, says('Une fois'))).toMatchObject({ trouble: 'doubtful' })
      expect(await seat.platform.find(seat.lea, says('Une fois').id)).toMatchObject({ message: expect.any(String) })
      expect(await seat.platform.find(seat.lea, says('Une fois', 2).id)).toBe('not there')
      expect(await seat.leaReads()).toEqual(['Une fois'])
    })
  })
}
