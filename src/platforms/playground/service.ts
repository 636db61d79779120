import type { Answer, Dispatch, Gesture, What } from '../../contract/platform.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { inClub, type Means } from '../../db/club-tx.ts'
import type { Command } from '../../grammar/define.ts'
import { readable } from '../../grammar/line.ts'
import { decodePress, encodePress } from '../../grammar/press-id.ts'
import type { Language } from '../../terms/speech.ts'
import type { FieldValue } from '../../view/view.ts'
import type { OpenClub } from './adapter.ts'
import type {
  Changed,
  Choose,
  ClockMove,
  Done,
  Moved,
  Outcome,
  Answer as PageAnswer,
  PageMessage,
  PlaygroundService,
  Problems,
  Submitted,
  Where,
} from './api.ts'
import { channelsFor, isChannel, isIn } from './channels.ts'
import { targetOf } from './clock-moves.ts'
import { actionsOf, drawForm, drawMessage, fileOf } from './draw.ts'
import {
  addGuest,
  asPerson,
  chooseGuestLanguage,
  everybodyHere,
  giveAccounts,
  type Here,
  personHere,
} from './people.ts'
import { type ProblemCode, problem } from './sentences.ts'
import { type SuggestSteps, stepsHere } from './steps.ts'
import { changeMessage, groupsOf, keepMessage, messageById, messagesFor, newestToEach, sees } from './store.ts'
import { suggestionsFor } from './suggest.ts'

/** One thing that was done while the clock moved. */
type DoneThen = { readonly at: Temporal.Instant; readonly duty: string; readonly club: string }

/** Lets the club's time pass up to an instant; answers when everything due on the way is done and delivered. */
type MoveClock = (
  clubId: string,
  to: Temporal.Instant,
) => Promise<{ readonly done: readonly DoneThen[]; readonly failed: readonly DoneThen[] }>

export type ServiceParts = {
  readonly means: Means
  readonly dispatch: Dispatch
  readonly commands: readonly Command[]
  readonly prefix: string
  /** Absent where the clock is the system's: a real club's time cannot be moved. */
  readonly moveClock?: MoveClock
  /** What to try first, from the records; absent where the club is a real one. */
  readonly firstSteps?: SuggestSteps
  /** Tells the log of a bug; the caller gets a sentence. */
  readonly report?: (error: unknown) => void
  /** Waits until what a gesture set in motion is delivered, so that a script finds it at its next look. */
  readonly settled?: () => Promise<void>
  readonly clubs: () => readonly OpenClub[]
  readonly changed: Changed
  readonly listen: (changed: Changed) => () => void
}

/** The button by which a member chooses his language, as /my-data shows it: a page may press it for him. */
const languagePress = (language: Language): string =>
  encodePress({ command: 'my-data', button: 'language', about: language })

const refused = (
  status: 400 | 403 | 404 | 409,
  code: ProblemCode,
  language: Language,
  fact?: string,
): { refused: { status: 400 | 403 | 404 | 409; problem: string } } => ({
  refused: { status, problem: problem(code, language, fact) },
})

type Found<T> = Outcome<T>

/** A gesture that may be dispatched, of whom, and where it is made: its answers are shown there. */
type Ready = { readonly person: Here; readonly spot: Spot; readonly gesture: Gesture }

type Spot = Pick<Where, 'kind' | 'id'> & { readonly name?: string }

async function spotOf(club: ClubTx, person: Here, id: string): Promise<Spot | undefined> {
  if (id === 'direct') return { kind: 'direct', id }
  if (isChannel(id)) return isIn(id, person) ? { kind: 'channel', id } : undefined
  const name = (await groupsOf(club, person)).get(id)
  return name === undefined ? undefined : { kind: 'group', id, name }
}

/** What a typed line is for the bot; null where it is for the others who read there. */
function spoken(line: string, { kind }: Spot): What | null {
  const [, name, text = ''] = /^\/+ ?([^\s/]\S*)\s*([\s\S]*)$/.exec(line) ?? []
  if (name !== undefined) return { kind: 'command', name, text }
  if (kind === 'direct' && line !== '') return { kind: 'words', text: line }
  return /@assidu(?![\p{L}\p{N}])/iu.test(line) ? { kind: 'words' } : null
}

/** What the API does, over the same dispatch as Slack and Discord. */
export function playgroundService(parts: ServiceParts): PlaygroundService {
  const { means, dispatch, prefix } = parts

  function clubNamed(wanted: string | undefined): Found<OpenClub> {
    const clubs = parts.clubs()
    if (wanted !== undefined) {
      const found = clubs.find(({ id, externalId, name }) => [id, externalId, name].includes(wanted))
      return found ? { ok: found } : refused(404, 'unknownClub', 'en', wanted)
    }
    const [only, ...others] = clubs
    if (!only) return refused(404, 'noClub', 'en')
    return others.length === 0
      ? { ok: only }
      : refused(400, 'whichClub', 'en', clubs.map(({ externalId }) => externalId).join(', '))
  }

  /** One transaction in the club that was asked for. */
  async function inIts<T>(
    wanted: string | undefined,
    work: (club: ClubTx) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const found = clubNamed(wanted)
    return 'refused' in found ? found : inClub(means, found.ok.id, work)
  }

  /** The same, for a person of the club. */
  const as = <T>(
    wanted: string | undefined,
    id: string,
    work: (club: ClubTx, person: Here) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> =>
    inIts(wanted, async club => {
      const person = await personHere(club, id)
      return person ? work(club, person) : refused(404, 'unknownPerson', club.speech.language, id)
    })

  const gestureOf = (club: ClubTx, person: Here, spot: Spot | undefined, what: What): Gesture => ({
    platform: 'playground',
    place: parts.clubs().find(({ id }) => id === club.id)!.place,
    id: club.newId(),
    account: person.account,
    accountName: person.name,
    language: person.reader.language,
    ...(spot === undefined ? {} : { channel: { id: spot.id, kind: spot.kind } }),
    what,
  })

  /** The club's answer to a gesture; kept like every other message, so that it is still there after a restart. */
  async function answered(
    wanted: string | undefined,
    { person, spot, gesture }: Ready,
    pressed?: string,
  ): Promise<PageAnswer | Problems> {
    const answer = await dispatch(gesture)
    const reply = await kept(wanted, { person, spot }, answer, pressed)
    parts.changed()
    await parts.settled?.()
    if (answer.kind !== 'nothing' || pressed === undefined) return reply
    // The message he pressed was drawn anew from the facts.
    const drawn = await inIts<PageMessage[]>(wanted, async club => {
      const message = await messageById(club, pressed)
      return { ok: message ? [drawMessage(message, person, prefix)] : [] }
    })
    return { messages: 'ok' in drawn ? drawn.ok : [] }
  }

  async function kept(
    wanted: string | undefined,
    { person, spot }: Omit<Ready, 'gesture'>,
    answer: Answer,
    pressed: string | undefined,
  ): Promise<PageAnswer | Problems> {
    if (answer.kind === 'correct') return { problems: { ...answer.problems }, form: answer.form.id }
    if (answer.kind === 'ask') {
      const people = await inIts(wanted, async club => ({ ok: await everybodyHere(club) }))
      return { messages: [], form: drawForm(answer.form, answer.room, 'ok' in people ? people.ok : []) }
    }
    if (answer.kind !== 'show' && answer.kind !== 'replace') return { messages: [] }
    const drawn = await inIts<PageMessage>(wanted, async club => {
      const { view, room: reader } = answer
      const changed =
        answer.kind === 'replace' && pressed !== undefined ? await changeMessage(club, pressed, { view, reader }) : null
      const message =
        changed ??
        (await keepMessage(club, {
          id: club.newId(),
          where: spot,
          audience: [person.account],
          onlyYou: true,
          view,
          reader,
        }))
      return { ok: drawMessage(message, person, prefix) }
    })
    return { messages: 'ok' in drawn ? [drawn.ok] : [] }
  }

  let moving: Promise<unknown> = Promise.resolve()

  async function passTime(wanted: string | undefined, move: ClockMove): Promise<Outcome<Moved>> {
    const ready = await inIts(wanted, async club => {
      const { language } = club.speech
      if (!parts.moveClock) return refused(409, 'fixedClock', language)
      const target = targetOf(move, club.at, club.zone)
      if ('cannot' in target) return refused(400, target.cannot, language, target.typed)
      return { ok: { id: club.id, to: target.to, passes: parts.moveClock } }
    })
    if ('refused' in ready) return ready
    const { done, failed } = await ready.ok.passes(ready.ok.id, ready.ok.to)
    parts.changed('clock')
    return { ok: { now: means.now().toString(), done: pageTimes(done), failed: pageTimes(failed) } }
  }

  const pageTimes = (list: readonly DoneThen[]): Done[] =>
    list.map(({ at, duty, club }) => ({ at: at.toString(), duty, club }))

  return {
    people: wanted =>
      inIts(wanted, async club => {
        await giveAccounts(club)
        const newest = await newestToEach(club)
        const everybody = await everybodyHere(club)
        return { ok: everybody.map(here => asPerson(here, newest.get(here.account) ?? 0)) }
      }),

    addPerson: (wanted, { name, language }) =>
      inIts(wanted, async club => ({ ok: asPerson(await addGuest(club, { name, language })) })),

    async language(wanted, { as: id, language, in: where }: Choose) {
      const ready = await as(wanted, id, async (club, person) => {
        const spot = await spotOf(club, person, where ?? 'direct')
        if (!spot) return refused(404, 'unknownPlace', person.reader.language, where)
        if (person.isGuest) await chooseGuestLanguage(club, { id: person.id, language })
        const what: What = { kind: 'press', press: languagePress(language) }
        return { ok: { person, spot, gesture: gestureOf(club, person, spot, what) } }
      })
      if ('refused' in ready) return ready
      if (ready.ok.person.isGuest) return { ok: { messages: [] } }
      return { ok: (await answered(wanted, ready.ok)) as PageAnswer }
    },

    steps: wanted =>
      inIts(wanted, async club => ({ ok: parts.firstSteps ? await stepsHere(club, parts.firstSteps) : { steps: [] } })),

    channels: (wanted, id) =>
      inIts(wanted, async club => {
        if (id === undefined) return { ok: channelsFor(club.speech.language) }
        const person = await personHere(club, id)
        if (!person) return refused(404, 'unknownPerson', club.speech.language, id)
        const groups = [...(await groupsOf(club, person))]
        const own = groups.map(([id, name]) => ({ id, name, purpose: '', kind: 'group' as const }))
        return { ok: [...channelsFor(person.reader.language, person), ...own] }
      }),

    suggest: (wanted, id, text) =>
      as(wanted, id, async (club, person) => ({
        ok: suggestionsFor(text, { commands: parts.commands, person, people: await everybodyHere(club) }),
      })),

    async say(wanted, said) {
      const ready = await as(wanted, said.as, async (club, person) => {
        const { language } = person.reader
        const spot = await spotOf(club, person, said.in ?? 'club')
        if (!spot) return refused(404, 'unknownPlace', language, said.in)
        const what = spoken(readable(said.text).trim(), spot)
        if (!what) return refused(400, 'notACommand', language)
        return { ok: { person, spot, gesture: gestureOf(club, person, spot, what) } }
      })
      if ('refused' in ready) return ready
      return { ok: (await answered(wanted, ready.ok)) as PageAnswer }
    },

    async press(wanted, pressed) {
      const ready = await as(wanted, pressed.as, async (club, person) => {
        const { language } = person.reader
        const message = await messageById(club, pressed.message)
        if (!message || !sees(person, message)) return refused(404, 'unknownMessage', language)
        const action = actionsOf(message.view).find(({ id }) => id === pressed.action)
        // A button of an older drawing still reaches the club, which says in words that it is settled.
        if (!action && decodePress(pressed.action) === null) return refused(404, 'unknownAction', language)
        const values = pressed.value === undefined ? [] : [pressed.value].flat()
        const choices = action?.kind === 'select' ? action.options : undefined
        const strange = values.find(value => choices?.some(({ id }) => id === value) === false)
        if (strange !== undefined) return refused(400, 'unknownChoice', language, strange)
        if (action?.kind === 'select' && values.length === 0) return refused(400, 'unknownChoice', language)
        if (action?.kind === 'link') return refused(400, 'unknownAction', language)
        const name = message.room.name
        const spot: Spot = {
          kind: message.where_kind as Where['kind'],
          id: message.where_id,
          ...(name === undefined ? {} : { name }),
        }
        const what: What = { kind: 'press', press: pressed.action, values, onlyHis: message.only_you }
        return { ok: { person, spot, gesture: gestureOf(club, person, spot, what) } }
      })
      if ('refused' in ready) return ready
      return { ok: (await answered(wanted, ready.ok, pressed.message)) as PageAnswer }
    },

    async submit(wanted, submitted: Submitted) {
      const ready = await as(wanted, submitted.as, async (club, person) => {
        if (decodePress(submitted.form) === null) return refused(404, 'unknownForm', person.reader.language)
        const values = Object.fromEntries(
          Object.entries(submitted.values).map(([field, value]) => [
            field,
            typeof value === 'number' ? String(value) : (value ?? ''),
          ]),
        ) as Record<string, FieldValue>
        const spot: Spot = (submitted.in ? await spotOf(club, person, submitted.in) : undefined) ?? {
          kind: 'channel',
          id: 'club',
        }
        return {
          ok: {
            person,
            spot,
            gesture: gestureOf(club, person, spot, { kind: 'submit', form: submitted.form, values }),
          },
        }
      })
      if ('refused' in ready) return ready
      return { ok: await answered(wanted, ready.ok) }
    },

    inbox: (wanted, id, after) =>
      as(wanted, id, async (club, person) => {
        const { messages, gone, last } = await messagesFor(club, person, after)
        return { ok: { messages: messages.map(message => drawMessage(message, person, prefix)), gone, last } }
      }),

    file: (wanted, { as: id, message: of, file }) =>
      as(wanted, id, async (club, person) => {
        const message = await messageById(club, of)
        const found = message && sees(person, message) ? fileOf(message.view, file) : undefined
        return found ? { ok: found } : refused(404, 'unknownFile', person.reader.language)
      }),

    clock: wanted =>
      inIts(wanted, async club => ({
        ok: { now: club.at.toString(), zone: club.zone, club: club.name, movable: parts.moveClock !== undefined },
      })),

    moveClock(wanted, move) {
      // Two who move it at once do so one after the other: a step counts from where the other left it.
      const moved = moving.then(() => passTime(wanted, move))
      moving = moved.catch(() => {})
      return moved
    },

    listen: parts.listen,
    report: parts.report ?? (() => {}),
  }
}
