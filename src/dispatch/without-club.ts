import type { Transaction } from 'kysely'
import { mayTryCode } from '../club/members/code-tries.ts'
import { doneCard, offerCard, takenOverCard } from '../club/setup/cards.ts'
import type { ChannelThere } from '../club/setup/channels.ts'
import { asOptions, channelsHere } from '../club/setup/people-here.ts'
import { clubPress } from '../club/setup/presses.ts'
import { setUpClub } from '../club/setup/set-up.ts'
import { isTakeOverCode, type TakenHere, takeOver, takeOverByCode } from '../club/setup/take-over.ts'
import { type Waiting, waitingClub, waitingClubs } from '../club/setup/waiting.ts'
import { may } from '../club/who-may.ts'
import type { Lookup } from '../contract/lookup.ts'
import { type Answer, type Gesture, isTrouble, type Person } from '../contract/platform.ts'
import type { Means } from '../db/club-tx.ts'
import { noteGesture } from '../db/gestures.ts'
import type { Tables } from '../db/tables.ts'
import { transactOnce } from '../db/transact.ts'
import type { Command } from '../grammar/define.ts'
import { matching } from '../grammar/lists.ts'
import { findCommand, inBoth } from '../grammar/names.ts'
import { decodePress } from '../grammar/press-id.ts'
import type { DynamicOptions, RawValues } from '../grammar/questions.ts'
import { readTyped } from '../grammar/typed.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import { phoneCountry } from '../terms/phones.ts'
import { isRefusal, type Refusal, refuse } from '../terms/refusals.ts'
import { paragraph, view } from '../view/build.ts'
import type { Option, View } from '../view/view.ts'
import { Forms } from './forms.ts'
import type { Voice } from './voice.ts'
import { isToAnswer } from './words.ts'

type Dependencies = {
  readonly means: Means
  /** The workspace or server as its platform names it; null where it does not. */
  readonly placeName: (platform: PlatformName, place: string) => string | null
  readonly commands: readonly Command[]
  /**
   * Whether a waiting club may be taken over there without its code. Where anyone may bring the bot, an administrator may
   * be anybody, and the code has to say that the club trusts him.
   */
  readonly takeOver: (platform: PlatformName) => boolean
}

/** A place without a club: an administrator sets one up there, or takes over one that waits; anybody else is told so. */
export function withoutClub(dependencies: Dependencies) {
  return (gesture: Gesture, voice: Voice, here: Lookup | undefined): Promise<Answer> =>
    new Arrival(dependencies, gesture, voice, here).answer()
}

/** What is asked here; the same button leads to each. */
const formNames = ['set-up', 'take-over'] as const
type FormName = (typeof formNames)[number]
const formNamed = (name: string | undefined): FormName | undefined => formNames.find(one => one === name)

class Arrival {
  readonly #dependencies: Dependencies
  readonly #gesture: Gesture
  readonly #voice: Voice
  readonly #here: Lookup | undefined
  readonly #forms: Forms

  constructor(dependencies: Dependencies, gesture: Gesture, voice: Voice, here: Lookup | undefined) {
    this.#dependencies = dependencies
    this.#gesture = gesture
    this.#voice = voice
    this.#here = here
    this.#forms = new Forms({
      ...{ voice, drafts: null },
      today: dependencies.means.now().toZonedDateTimeISO(voice.reader.zone).toPlainDate(),
      country: phoneCountry(voice.reader),
      findMember: async typed => refuse('unknown member', { typed, near: [] }),
    })
  }

  get #club(): Command {
    return this.#dependencies.commands.find(({ name }) => name === clubPress.command)!
  }

  async answer(): Promise<Answer> {
    const { what } = this.#gesture
    switch (what.kind) {
      case 'suggest':
        return { kind: 'options', options: await this.#searched(what.typed) }
      case 'command':
        return this.#typed(what.name, what.text ?? '', what.values ?? {})
      case 'words':
        return this.#toldThatNoClubIsHere()
      case 'press':
        return this.#pressed(what.press)
      case 'submit':
        return this.#submitted(what.form, what.values)
    }
  }

  /** A list of channels too long to be sent along: an administrator is offered what fits. */
  async #searched(typed: string): Promise<readonly Option[]> {
    if (await this.#mayNot()) return []
    return matching(asOptions(likeliest(await this.#channels(), undefined)), typed)
  }

  async #typed(name: string, text: string, values: RawValues): Promise<Answer> {
    const { show, refusal, words } = this.#voice
    const found = findCommand(this.#dependencies.commands, name, text)
    const command = 'command' in found ? found.command : null
    const administrator = (await this.#mayNot()) === null
    if (command?.name === 'help') return show(view(words.help.title, paragraph(words.help.noClub(administrator))))
    if (command === null || (command.name !== 'club' && command.under !== 'club') || !administrator)
      return refusal(refuse('no club here', { administrator }))
    const { code } = {
      ...readTyped(command, 'rest' in found ? found.rest : '', inBoth(command.name)).values,
      ...values,
    }
    if (typeof code === 'string' && isTakeOverCode(code)) return this.#redeem(code)
    const [waiting] = await this.#offered()
    return waiting ? show(offerCard(this.#placeName() ?? '', waiting, words)) : this.#ask('set-up', undefined)
  }

  async #toldThatNoClubIsHere(): Promise<Answer> {
    const { refusal, reader } = this.#voice
    const { means } = this.#dependencies
    const today = means.now().toZonedDateTimeISO(reader.zone).toPlainDate()
    const administrator = (await this.#mayNot()) === null
    const answers = await this.#once(async tx => isToAnswer(tx, this.#gesture, today, means.now()))
    return answers === true ? refusal(refuse('no club here', { administrator })) : { kind: 'nothing' }
  }

  async #pressed(id: string): Promise<Answer> {
    const press = decodePress(id)
    const form = press?.command === clubPress.command ? formNamed(press.button) : undefined
    if (!form) return this.#voice.refusal(refuse('no longer possible', {}))
    const stopped = await this.#mayNot()
    return stopped ? this.#voice.refusal(stopped) : this.#ask(form, press?.about)
  }

  async #ask(form: FormName, about: string | undefined): Promise<Answer> {
    const person = await this.#person()
    const { language, zone } = this.#voice.reader
    const filled = { name: this.#placeName() ?? '', language, zone: person?.zone ?? zone }
    return this.#forms.open(this.#club, form, { about, filled, options: this.#options(await this.#channels()) })
  }

  #options(channels: readonly ChannelThere[]): DynamicOptions {
    const options = asOptions(likeliest(channels, this.#gesture.channel?.id))
    return { club: options, organizers: options }
  }

  async #submitted(id: string, values: RawValues): Promise<Answer> {
    const press = decodePress(id)
    const form = press?.command === clubPress.command ? formNamed(press.button) : undefined
    if (!form) return this.#voice.refusal(refuse('no longer possible', {}))
    const stopped = await this.#mayNot()
    if (stopped) return this.#voice.refusal(stopped)
    const channels = await this.#channels()
    const options = this.#options(channels)
    const sent = await this.#forms.received(this.#club, form, press?.about, { values, options })
    if (isRefusal(sent)) return this.#voice.refusal(sent)
    const { answers: said, refused } = await this.#forms.read(sent)
    if (refused.length > 0) return this.#forms.giveBack(sent, refused)
    const done =
      form === 'set-up'
        ? await this.#setUp(said as SetUpAnswers, channels)
        : await this.#takeOver(sent.about, said as ChannelAnswers, channels)
    if (done === null) return { kind: 'nothing' }
    return isRefusal(done) ? this.#forms.giveBack(sent, [done]) : this.#voice.show(done)
  }

  async #setUp(answers: SetUpAnswers, there: readonly ChannelThere[]): Promise<View | Refusal | null> {
    const { platform, place, account } = this.#gesture
    const person = await this.#person()
    return this.#once(async tx => {
      const done = await setUpClub(this.#dependencies.means, tx, {
        ...{ platform, place, placeName: this.#placeName() },
        ...{ name: answers.name, language: answers.language, zone: answers.zone },
        channels: { chosen: { club: answers.club, organizers: answers.organizers }, there },
        by: {
          account,
          name: person?.name ?? this.#gesture.accountName ?? account,
          email: person?.fullMember ? person.email : undefined,
        },
      })
      return isRefusal(done) ? done : doneCard(done.club.name, done.shut, this.#voice.words)
    })
  }

  async #offered(): Promise<Waiting[]> {
    return this.#dependencies.takeOver(this.#gesture.platform) ? waitingClubs(this.#dependencies.means) : []
  }

  async #takeOver(
    written: string | undefined,
    answers: ChannelAnswers,
    there: readonly ChannelThere[],
  ): Promise<View | Refusal | null> {
    const id = clubPress.forms['take-over'].read(written, [])
    const chosen = (await this.#offered()).find(one => one.id === id)
    if (!chosen) return refuse('no longer possible', {})
    return this.#once(async tx => {
      const club = await waitingClub(this.#dependencies.means, tx, chosen.id)
      if (!club) return refuse('no longer possible', {})
      const taken = await takeOver(club, {
        ...{ by: this.#gesture, name: this.#placeName() },
        channels: { chosen: { club: answers.club, organizers: answers.organizers }, there },
      })
      return isRefusal(taken) ? taken : this.#takenOver(club.name, taken, false)
    })
  }

  /** The code of an import: the club it is of lives here from now on. Its channels are chosen by its first organizer. */
  async #redeem(code: string): Promise<Answer> {
    const { means } = this.#dependencies
    if (!(await mayTryCode(means.db, this.#gesture, means.now())))
      return this.#voice.refusal(refuse('too many codes', {}))
    const done = await this.#once(async tx => {
      const taken = await takeOverByCode(means, tx, { code, by: this.#gesture, name: this.#placeName() })
      return isRefusal(taken) ? taken : this.#takenOver(taken.club.name, taken, true)
    })
    if (done === null) return { kind: 'nothing' }
    return isRefusal(done) ? this.#voice.refusal(done) : this.#voice.show(done)
  }

  #takenOver = (club: string, taken: TakenHere, byCode: boolean): View =>
    takenOverCard({ ...taken, club, byCode }, this.#voice.words)

  /** One transaction; a refusal takes back what it began. The same gesture again does nothing: null. */
  async #once<Done>(work: (tx: Transaction<Tables>) => Promise<Done>): Promise<Done | null> {
    const { platform, place, id } = this.#gesture
    const note = async (tx: Transaction<Tables>) => {
      return { first: await noteGesture(tx, { platform, place, id, at: this.#dependencies.means.now() }) }
    }
    const once = async (tx: Transaction<Tables>, { first }: { first: boolean }) => (first ? work(tx) : null)
    return transactOnce(this.#dependencies.means.db, note, once, { keeps: done => done !== null && !isRefusal(done) })
  }

  #mayNot = () => {
    const { place, account, administrator } = this.#gesture
    return may('set up a club here', { here: this.#here, place, account, administrator })
  }

  #channels = () => channelsHere({ here: this.#here, place: this.#gesture.place })

  async #person(): Promise<Person | undefined> {
    const person = await this.#here?.person(this.#gesture.place, this.#gesture.account)
    return person && !isTrouble(person) ? person : undefined
  }

  #placeName = () => this.#dependencies.placeName(this.#gesture.platform, this.#gesture.place)
}

/** The channel he is in first, then those the bot can write in. */
const likeliest = (channels: readonly ChannelThere[], here: string | undefined): ChannelThere[] =>
  channels.toSorted(
    (a, b) =>
      Number(b.id === here) - Number(a.id === here) ||
      Number(b.canPost) - Number(a.canPost) ||
      a.name.localeCompare(b.name),
  )

type ChannelAnswers = { readonly club?: string; readonly organizers?: string }
type SetUpAnswers = ChannelAnswers & {
  readonly name: string
  readonly language: 'fr' | 'en'
  readonly zone: string
}
