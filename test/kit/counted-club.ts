import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnyCommand } from '../../src/club/context.ts'
import { placeInPlayground } from '../../src/club/setup/place-in-playground.ts'
import type { Answer, Gesture } from '../../src/contract/platform.ts'
import { inClub } from '../../src/db/club-tx.ts'
import { neverTyped } from '../../src/grammar/define.ts'
import { decodePress, encodePress } from '../../src/grammar/press-id.ts'
import { openLog } from '../../src/log.ts'
import { type Assidu, clockAhead, compose, moveClock, newId } from '../../src/main.ts'
import type { MovableClock } from '../../src/time/movable-clock.ts'
import { importFolder } from '../../src/transfer/import.ts'
import type { Action, Field, FieldValue, Form } from '../../src/view/view.ts'
import { wordsFor } from '../../src/words/words.ts'
import { asTyped } from './as-typed.ts'
import { writeClub } from './club-of.ts'
import { freshDatabase } from './postgres.ts'
import { actionsOf, Person, Stage, type Staged } from './stage.ts'
import { type Count, counting, countingJobs } from './statements.ts'
import { inFolder } from './temporary-folder.ts'

const zone = 'Europe/Paris'
const wall = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()

/** What a gesture asked of the commands, and whether it was refused. */
type Done = { readonly key: string; readonly refused: string | undefined }

let last: Done | undefined
const watched = new WeakSet<AnyCommand>()

/** Notes which command, button or form answers, and how. */
function watch(command: AnyCommand): void {
  if (watched.has(command)) return
  watched.add(command)
  type Run = (...asked: never[]) => Promise<unknown>
  const noting = (key: string, of: Record<string, unknown>, name: string) => {
    const run = of[name] as Run
    of[name] = async (...asked: never[]) => {
      const outcome = await run(...asked)
      const refused =
        outcome !== null && typeof outcome === 'object' && 'refused' in outcome ? String(outcome.refused) : undefined
      last = { key, refused }
      return outcome
    }
  }
  noting(command.name, command as never, 'run')
  for (const button of Object.keys(command.buttons))
    noting(`${command.name} ${button}`, command.buttons as never, button)
  for (const [form, declared] of Object.entries(command.forms))
    noting(`${command.name}, form ${form}`, declared as never, 'run')
}

/** Every command, button and form by the name it has in the table. */
export const everyGesture = (commands: readonly AnyCommand[]): string[] =>
  commands.flatMap(({ name, buttons, forms, under }) => [
    ...(under === neverTyped ? [] : [name]),
    ...Object.keys(buttons).map(button => `${name} ${button}`),
    ...Object.keys(forms).map(form => `${name}, form ${form}`),
  ])

/** The sample club's twelve, once or five times over, whose every gesture and duty is counted. */
export class CountedClub {
  readonly assidu: Assidu
  readonly clubId: string
  readonly stage: Stage
  readonly clock: MovableClock
  /** The most that anything took that was not refused. */
  readonly counts = new Map<string, Count>()
  /** Why what was tried was refused, and nobody did it otherwise. */
  readonly refused = new Map<string, string>()
  readonly #tried = new Set<string>()
  /** What is written wherever there is room for several lines. */
  readonly #writes: string
  readonly #ids: ReadonlyMap<string, string>
  readonly #people = new Map<string, Person>()
  readonly #places = new Map<string, string>()
  readonly #told: ConstructorParameters<typeof Person>[2]

  constructor(
    assidu: Assidu,
    clubId: string,
    place: string,
    clock: MovableClock,
    ids: ReadonlyMap<string, string>,
    writes: string,
  ) {
    this.#ids = ids
    this.#writes = writes
    this.assidu = assidu
    this.clubId = clubId
    this.clock = clock
    this.stage = new Stage(place)
    assidu.platforms.set('playground', this.stage)
    for (const command of assidu.commands) watch(command)
    this.#told = {
      dispatch: gesture => this.#dispatch(gesture, false),
      drain: () => this.#jobs(() => assidu.drain()),
      nextId: newId,
      place,
      stage: this.stage,
    }
  }

  /** Imports its history once more, in which the words of one referral are corrected. */
  async importsCorrection(times: number): Promise<void> {
    await inFolder(async folder => {
      await writeClub(folder, times)
      const file = join(folder, 'referrals.csv')
      const before = await readFile(file, 'utf8')
      await writeFile(file, before.replace('Cadeaux clients', 'Des cadeaux pour les clients'))
      const { result, count } = await counting(() => importFolder(this.assidu.means, folder))
      if (result.counts['referrals.csv']?.updated !== 1) throw new Error('nothing was corrected')
      this.#notes('import of a correction', count)
    })
  }

  /** Imports the same history as another club, and gives its id in the database. */
  async imports(times: number, name: string): Promise<string> {
    return (await imported(this.assidu, times, name)).id
  }

  /** The id of a member in the database. */
  idOf(account: string): string {
    return this.#ids.get(account)!
  }

  /** Every account of the members at the beginning. */
  get accounts(): readonly string[] {
    return [...this.#ids.keys()].sort()
  }

  /** Somebody of the place; or of another one, which he administers. */
  person(account: string, place = this.#told.place): Person {
    const person = this.#people.get(account) ?? new Person(account, account, { ...this.#told, place })
    this.#people.set(account, person)
    if (!this.#places.has(account)) this.#places.set(account, place)
    return person
  }

  /** Goes to a wall time of the club, with all that falls due. */
  goesTo(text: string): Promise<void> {
    return this.#jobs(async () => {
      await moveClock(this.assidu, this.clock, wall(text))
      this.clock.standAt(wall(text))
    })
  }

  /** Tries a button that none of these messages shows. */
  async triesButton(account: string, key: string, about?: string): Promise<void> {
    await this.#dispatch(this.#pressOf(account, key, about), true)
  }

  /** Presses such a button in earnest. */
  async pressesButton(account: string, key: string, about?: string): Promise<void> {
    await this.#dispatch(this.#pressOf(account, key, about), false)
    await this.#jobs(() => this.assidu.drain())
  }

  #pressOf(account: string, key: string, about?: string): Gesture {
    const [command = '', button = ''] = key.split(' ')
    const press = encodePress({ command, button, ...(about === undefined ? {} : { about }) })
    return this.#gesture(account, { kind: 'press', press })
  }

  /** Presses a button by its name in the table, on the newest message that shows it to him. */
  async presses(account: string, key: string): Promise<Answer> {
    for (const message of this.person(account).messages.toReversed())
      for (const action of actionsOf(message.view))
        if (keyOf(action) === key) return this.#acts(account, message, action)
    throw new Error(`${account} sees no ${key}; he sees:\n${this.person(account).texts.slice(-5).join('\n---\n')}`)
  }

  /** Sends the form that is open before him, with these answers and as many others as it takes. */
  async submits(account: string, values: Record<string, FieldValue> = {}): Promise<Answer> {
    const { form } = this.person(account)
    if (!form) throw new Error(`${account} has no form open; he sees:\n${this.person(account).texts.slice(-1)}`)
    return this.person(account).submits({ ...this.#filled(account, form), ...values })
  }

  /** Tries all that these people could press and that was not counted yet; nothing of it is kept. */
  async tries(...accounts: readonly string[]): Promise<void> {
    for (const account of accounts)
      for (const message of this.person(account).messages.toReversed())
        for (const action of actionsOf(message.view)) {
          const key = keyOf(action)
          if (key === undefined || action.kind === 'link' || this.counts.has(key)) continue
          const here = [account, message.id, message.edits, key].join()
          if (this.#tried.has(here)) continue
          this.#tried.add(here)
          const answer = await this.#dispatch(this.#press(account, message, action), true)
          if (answer.kind === 'ask') await this.#opens(account, message, action)
        }
  }

  /** A form is opened in earnest, so that its draft is there, and then sent on trial. */
  async #opens(account: string, message: Staged, action: Action): Promise<void> {
    await this.#acts(account, message, action)
    await this.triesForm(account)
  }

  /** Sends the form that is open before him on trial. */
  async triesForm(account: string, values: Record<string, FieldValue> = {}): Promise<Answer | undefined> {
    const { form } = this.person(account)
    const press = form && decodePress(form.id)
    if (!form || !press) return undefined
    const filled = { ...this.#filled(account, form), ...values }
    return this.#dispatch(this.#gesture(account, { kind: 'submit', form: form.id, values: filled }), true)
  }

  #acts(account: string, message: Staged, action: Action): Promise<Answer> {
    const person = this.person(account)
    return action.kind === 'select'
      ? person.chooses(action.label, asTyped(action.options[0]!.label))
      : person.pressesOn(message, action.label)
  }

  #press(account: string, { where }: Staged, action: Exclude<Action, { kind: 'link' }>): Gesture {
    const values = action.kind === 'select' ? { values: [action.options[0]?.value ?? ''] } : {}
    return this.#gesture(account, { kind: 'press', press: action.id, onlyHis: where.kind === 'onlyHis', ...values })
  }

  #gesture(account: string, what: Gesture['what']): Gesture {
    const by = { account, accountName: account, place: this.#places.get(account) ?? this.#told.place }
    return { platform: 'playground', id: newId(), ...by, channel: { id: 'club', kind: 'channel' }, what }
  }

  async #dispatch(gesture: Gesture, keepsNothing: boolean): Promise<Answer> {
    last = undefined
    const { result, count } = await counting(() => this.assidu.dispatch(gesture), { keepsNothing })
    const done =
      (last as Done | undefined) ?? (gesture.place === this.#told.place ? undefined : answeredWithoutClub(gesture))
    if (done?.refused !== undefined) this.refused.set(done.key, done.refused)
    else if (done) this.#notes(done.key, count)
    return result
  }

  async #jobs(work: () => Promise<unknown>): Promise<void> {
    for (const { of, ...count } of await countingJobs(work)) this.#notes(of, count)
  }

  #notes(key: string, count: Count): void {
    if ((this.counts.get(key)?.all ?? -1) < count.all) this.counts.set(key, count)
  }

  #filled(account: string, { id, fields }: Form): Record<string, FieldValue> {
    // Of what stands in one the bot says whether it names the prospect.
    const isReferral = decodePress(id)?.command === 'refer'
    const taken = new Set<string>()
    return Object.fromEntries(
      fields.flatMap(field => {
        // Nobody is in two lists of one form.
        const free = (field.options ?? []).map(one => one.value).filter(value => !taken.has(value))
        if (field.kind === 'choices') for (const value of free) taken.add(value)
        const value = field.kind === 'choices' ? free : this.#answer(account, field, isReferral)
        return value === undefined ? [] : [[field.id, value]]
      }),
    )
  }

  /** As much as a field takes. */
  #answer(account: string, { id, kind, value, options = [] }: Field, isReferral: boolean): FieldValue | undefined {
    if (value !== undefined && value !== '') return value
    // A number or an address: nobody needs to be reached.
    if (id === 'contact' && kind === 'text') return ''
    switch (kind) {
      case 'choice':
        return options[0]?.value
      case 'member':
        return this.idOf(account === 'm05' ? 'm10' : 'm05')
      case 'members':
        return [this.idOf(account === 'm05' ? 'm10' : 'm05')]
      case 'date':
        return this.clock.now().toZonedDateTimeISO(zone).toPlainDate().add({ days: 20 }).toString()
      case 'time':
        return '18:30'
      case 'tick':
        return true
      case 'number':
        return '3'
      case 'lines':
        return isReferral ? 'Nadia Roche' : this.#writes
      default:
        return id === 'email'
          ? 'nadia.roche@example.fr'
          : id === 'phone'
            ? '+33 6 39 98 00 00'
            : id === 'zone'
              ? zone
              : id === 'seats'
                ? '20'
                : id === 'amount'
                  ? '1 250,50'
                  : 'Nadia Roche'
    }
  }

  inClub = <Result>(work: Parameters<typeof inClub<Result>>[2]) => inClub(this.assidu.means, this.clubId, work)
}

/** In a place without a club no command is run: what was pressed or sent says which it is. */
function answeredWithoutClub({ what }: Gesture): Done | undefined {
  const press = what.kind === 'press' ? decodePress(what.press) : what.kind === 'submit' ? decodePress(what.form) : null
  return press
    ? { key: `${press.command}${what.kind === 'submit' ? ', form' : ''} ${press.button}`, refused: undefined }
    : undefined
}

const keyOf = (action: Action): string | undefined => {
  const press = action.kind === 'link' ? null : decodePress(action.id)
  return press ? `${press.command} ${press.button}` : undefined
}

/** How a member types a command, in English. */
export function typed({ name, under }: AnyCommand): string {
  const words = wordsFor({ language: 'en', address: 'vous' }).commands as Readonly<Record<string, { name: string }>>
  return under === undefined ? `/${words[name]!.name}` : `/${under} ${words[name]!.name}`
}

async function imported(assidu: Assidu, times: number, name?: string) {
  const { club } = await inFolder(async folder => {
    await writeClub(folder, times, name)
    return importFolder(assidu.means, folder)
  })
  if (!club) throw new Error('the club does not import')
  return club
}

/** The same ids in the same order each time, since much is done in the order of ids. */
function sameIds(): () => string {
  let count = 0
  return () => {
    const hex = createHash('md5').update(String(count++)).digest('hex')
    return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')
  }
}

/** Opens the club on the evening on which its history ends (Friday 20 November 2026, 18:00). */
export async function openCountedClub(
  times: number,
  { write, writes = 'Nadia Roche' }: { write?: (line: string) => void; writes?: string } = {},
): Promise<CountedClub & { close(): Promise<void> }> {
  const database = await freshDatabase()
  const clock = clockAhead()
  clock.setTo(wall('2026-11-20T17:59:50'))
  clock.standAt(wall('2026-11-20T18:00'))
  const assidu = await compose({
    url: database.url,
    secretKey: 'a secret key for tests, long enough to be taken',
    log: write ? openLog('trace', { write }) : openLog(process.env.LOG_LEVEL ?? 'error'),
    clock,
    newId: sameIds(),
    publicUrl: 'https://club.example.org',
    width: 1,
    // A job that began while a gesture is counted would be counted with it.
    works: false,
    poolSize: 5,
  })
  const club = await imported(assidu, times)
  await assidu.means.db
    .insertInto('installation')
    .values({ key: 'demo-folder', value: 'sample', sealed: null })
    .execute()
  await inClub(assidu.means, club.id, placeInPlayground)
  const members = await inClub(assidu.means, club.id, ({ tx }) =>
    tx.selectFrom('member').select(['id', 'external_id']).execute(),
  )
  const ids = new Map(members.map(one => [one.external_id, one.id]))
  const counted = new CountedClub(assidu, club.id, club.externalId, clock, ids, writes)
  return Object.assign(counted, {
    async close() {
      await assidu.stop()
      await database.drop()
    },
  })
}
