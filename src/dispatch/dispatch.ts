import type { AnyCommand, Context } from '../club/context.ts'
import type { Lookup } from '../contract/lookup.ts'
import type { Answer, Dispatch, Gesture, Platform } from '../contract/platform.ts'
import type { ClubTx, Means } from '../db/club-tx.ts'
import { TooBusy } from '../db/connect.ts'
import { isAway } from '../db/trouble.ts'
import type { Member, Platform as PlatformName } from '../terms/member.ts'
import type { Block, View } from '../view/view.ts'
import { type Doors, type Entered, enter } from './doors.ts'
import { heard, mostTyped } from './heard.ts'
import type { Lobby } from './lobby.ts'
import { Turn, tapIn } from './turn.ts'
import { strangerReader, Voice } from './voice.ts'
import { asCommand } from './words.ts'

export type Dependencies = {
  readonly means: Means
  readonly commands: readonly AnyCommand[]
  readonly prefix: string
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly lobby: Lobby
  /** Where there is no club: the set-up answers, or says who can. */
  readonly withoutClub: (gesture: Gesture, voice: Voice, here: Lookup | undefined) => Promise<Answer>
  /** Somebody whose account is no member's may have to be asked first who he is. */
  readonly askWho: (entered: Entered, gesture: Gesture) => Promise<View | null>
  /** What waited for somebody who takes no direct messages, beneath the answer to what he typed. */
  readonly waiting: (context: Context, beside: View) => Promise<View>
  /** What stands beneath the answer to what a member did; `chosen`: those he named in it. */
  readonly beneath: (context: Context, chosen: readonly Member[]) => Promise<readonly Block[]>
  /** Tells the log; gives the reference that the person is shown. */
  readonly report: (error: unknown, gesture: Gesture) => string
  /** After a transaction that put jobs into the queue. */
  readonly wake: () => void
  readonly mayAnswer?: Doors['mayAnswer']
  /** A pressed message of ours may be one that nobody knows of: it is settled afterwards. */
  readonly twin: (club: ClubTx, gesture: Gesture) => Promise<void>
}

/**
 * Turns gestures into answers: which club, which member, may he, what did he say, what is missing; one transaction
 * each.
 */
export function dispatcher(dependencies: Dependencies): Dispatch {
  return async made => {
    const { gesture: received, tooLong } = { gesture: made, tooLong: undefined, ...heard(made) }
    if (tooLong !== undefined) return unread(dependencies, received, tooLong)
    const gesture = asCommand(dependencies.commands, received)
    try {
      let jobs = false
      const enqueue: Means['enqueue'] = (tx, queue, wanted) => {
        jobs = true
        return dependencies.means.enqueue(tx, queue, wanted)
      }
      const withoutClub: Dependencies['withoutClub'] = (...asked) => {
        jobs = true
        return dependencies.withoutClub(...asked)
      }
      const answer = await answerTo(
        { ...dependencies, means: { ...dependencies.means, enqueue }, withoutClub },
        gesture,
      )
      if (jobs) dependencies.wake()
      return answer
    } catch (error) {
      return wentWrong(error, dependencies.report(error, gesture), voiceOf(dependencies, gesture))
    }
  }
}

/** A text longer than anybody types is refused without being read, so that it holds up nobody. */
function unread(dependencies: Dependencies, gesture: Gesture, found: number): Answer {
  if (gesture.what.kind === 'suggest') return { kind: 'options', options: [] }
  const voice = voiceOf(dependencies, gesture)
  return voice.sentence(voice.words.refusals['too long']({ max: mostTyped, found }))
}

/** Some are no bugs, though the log has to tell of them too. */
function wentWrong(error: unknown, reference: string, { sentence, words: { general } }: Voice): Answer {
  if (error instanceof TooBusy) return sentence(general.tooBusy())
  return sentence(isAway(error) ? general.away() : general.oops(reference))
}

/** How somebody is answered who has not been recognised yet. */
const voiceOf = ({ prefix, means }: Dependencies, { language, platform }: Gesture) =>
  new Voice(strangerReader(language), { prefix, seen: means.now(), on: platform })

function answerTo(dependencies: Dependencies, gesture: Gesture): Promise<Answer> {
  const { id, what, language } = gesture
  const once = what.kind === 'suggest' ? null : id
  return enter<Answer>(
    dependencies,
    { as: { ...gesture, kind: 'account' }, once, tap: tapIn(gesture), language },
    {
      async inside(entered) {
        await dependencies.twin(entered.club, gesture)
        return new Turn(dependencies, gesture, entered).answer()
      },
      again: { kind: 'nothing' },
      outside: lookups =>
        dependencies.withoutClub(gesture, voiceOf(dependencies, gesture), lookups.get(gesture.platform)),
    },
  )
}
