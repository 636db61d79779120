import type { AnyCommand, Context } from '../club/context.ts'
import type { Lookup } from '../contract/lookup.ts'
import type { Answer, Dispatch, Gesture, Platform } from '../contract/platform.ts'
import type { ClubTx, Means } from '../db/club-tx.ts'
import { TooBusy } from '../db/connect.ts'
import { isAway } from '../db/trouble.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import type { View } from '../view/view.ts'
import { type Entered, enter } from './doors.ts'
import { heard, mostTyped } from './heard.ts'
import { Turn } from './turn.ts'
import { strangerReader, Voice } from './voice.ts'

export type Given = {
  readonly means: Means
  readonly commands: readonly AnyCommand[]
  readonly prefix: string
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  /** Where there is no club: the set-up answers, or says who can. */
  readonly withoutClub: (gesture: Gesture, voice: Voice, here: Lookup | undefined) => Promise<Answer>
  /** Somebody whose account is no member's may have to be asked first who he is. */
  readonly askWho: (entered: Entered, gesture: Gesture) => Promise<View | null>
  /** What waited for somebody who takes no direct messages, beneath the answer to what he typed. */
  readonly waiting: (context: Context, beside: View) => Promise<View>
  /** Tells the log; gives the reference that the person is shown. */
  readonly report: (error: unknown, gesture: Gesture) => string
  /** After a transaction that put jobs into the queue. */
  readonly wake: () => void
  /** A pressed message of ours may be one that nobody knows of: it is settled afterwards. */
  readonly twin: (club: ClubTx, gesture: Gesture) => Promise<void>
}

/** Turns gestures into answers: which club, which member, may he, what did he say, what is missing; one transaction each. */
export function dispatcher(given: Given): Dispatch {
  return async made => {
    const { gesture, tooLong } = { gesture: made, tooLong: undefined, ...heard(made) }
    if (tooLong !== undefined) return unread(given, gesture, tooLong)
    try {
      let jobs = false
      const enqueue: Means['enqueue'] = (tx, queue, wanted) => {
        jobs = true
        return given.means.enqueue(tx, queue, wanted)
      }
      const withoutClub: Given['withoutClub'] = (...asked) => {
        jobs = true
        return given.withoutClub(...asked)
      }
      const answer = await answerTo({ ...given, means: { ...given.means, enqueue }, withoutClub }, gesture)
      if (jobs) given.wake()
      return answer
    } catch (error) {
      return wentWrong(error, given.report(error, gesture), voiceOf(given, gesture))
    }
  }
}

/** Whatever is longer than anybody types holds up nobody: it is answered unread. */
function unread(given: Given, gesture: Gesture, found: number): Answer {
  if (gesture.what.kind === 'suggest') return { kind: 'options', options: [] }
  const voice = voiceOf(given, gesture)
  return voice.sentence(voice.words.refusals['too long']({ max: mostTyped, found }))
}

/** Some are no bugs, though the log has to tell of them too. */
function wentWrong(error: unknown, reference: string, { sentence, words: { general } }: Voice): Answer {
  if (error instanceof TooBusy) return sentence(general.tooBusy())
  return sentence(isAway(error) ? general.away() : general.oops(reference))
}

/** As long as nobody knows who he is. */
const voiceOf = ({ prefix }: Given, { language }: Gesture) => new Voice(strangerReader(language), prefix)

function answerTo(given: Given, gesture: Gesture): Promise<Answer> {
  const { id, what, language } = gesture
  const once = what.kind === 'suggest' ? null : id
  return enter<Answer>(
    given,
    { as: { ...gesture, kind: 'account' }, once, language },
    {
      async inside(entered) {
        await given.twin(entered.club, gesture)
        return new Turn(given, gesture, entered).answer()
      },
      again: { kind: 'nothing' },
      outside: lookups => given.withoutClub(gesture, voiceOf(given, gesture), lookups.get(gesture.platform)),
    },
  )
}
