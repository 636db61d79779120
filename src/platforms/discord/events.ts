import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js'
import type { Answer, Dispatch, Gesture, What } from '../../contract/platform.ts'
import { decodePress, encodePress } from '../../grammar/press-id.ts'
import { give, isTooLate, openForm, type Shown, think } from './answer.ts'
import { drawOption } from './draw.ts'
import { valuesIn } from './forms.ts'
import { type Answered, filledIn, gestureOf, seesChannel, typedIn, typing } from './gestures.ts'
import { decodeId } from './ids.ts'
import type { KeptForms } from './kept-forms.ts'
import { limits } from './limits.ts'
import type { Places } from './places.ts'
import type { Commands } from './registration.ts'

export type Say = (level: 'info' | 'warn' | 'error', message: string) => void

export type Listening = {
  readonly dispatch: Dispatch
  readonly commands: Commands
  readonly forms: KeptForms
  readonly places: Places
  readonly say: Say
  /** How long an answer may take before "thinking…" is said, in ms; Discord gives up after 3 seconds. */
  readonly thinkAfter: number
}

const remembered = 500

/** Turns what Discord sends into gestures, and the answers into what Discord shows. */
export class Events {
  readonly #dependencies: Listening
  readonly #seen = new Set<string>()
  readonly #running = new Set<Promise<void>>()

  constructor(dependencies: Listening) {
    this.#dependencies = dependencies
  }

  /** Never rejects: what goes wrong between us and Discord is told to the log. */
  async take(interaction: Interaction): Promise<void> {
    const running = this.#handle(interaction).catch(error => this.#failed(error))
    this.#running.add(running)
    await running
    this.#running.delete(running)
  }

  /** Everything begun is answered. */
  async finished(): Promise<void> {
    await Promise.all(this.#running)
  }

  async #handle(interaction: Interaction): Promise<void> {
    // A connection that was resumed may repeat what it had sent.
    if (this.#seen.has(interaction.id)) return
    this.#remember(interaction.id)
    if (interaction.isAutocomplete()) return this.#offer(interaction)
    if (interaction.isChatInputCommand()) return this.#typed(interaction)
    if (interaction.isButton() || interaction.isStringSelectMenu()) return this.#pressed(interaction)
    if (interaction.isModalSubmit()) return this.#submitted(interaction)
  }

  async #offer(interaction: AutocompleteInteraction): Promise<void> {
    const place = await this.#dependencies.places.of(interaction, undefined)
    const answer = await this.#dependencies.dispatch(
      gestureOf(interaction, place, typing(interaction, this.#dependencies.commands)),
    )
    const options = answer.kind === 'options' ? answer.options : []
    const fitting = options.filter(({ value }) => value.length >= 1 && value.length <= limits.option)
    await interaction.respond(
      fitting.slice(0, limits.choices).map(option => ({ name: drawOption(option).label, value: option.value })),
    )
  }

  async #typed(interaction: ChatInputCommandInteraction): Promise<void> {
    const place = await this.#dependencies.places.of(interaction, undefined)
    await this.#answer(interaction, place, typedIn(interaction, this.#dependencies.commands))
  }

  async #pressed(interaction: MessageComponentInteraction): Promise<void> {
    const { press, place: named, step } = decodeId(interaction.customId)
    const place = await this.#dependencies.places.of(interaction, named)
    if (step) return this.#open(interaction as Answered, place, press, step.page)
    const values = interaction.isStringSelectMenu() ? { values: interaction.values } : {}
    const onlyHis = interaction.message.flags.has('Ephemeral')
    await this.#answer(interaction as Answered, place, { kind: 'press', press, onlyHis, ...values })
  }

  /** A button that opens a page of a form: at once when it is still at hand, else from the draft. */
  async #open(interaction: Answered, place: string, formId: string, page: number): Promise<void> {
    const kept = this.#dependencies.forms.get(interaction.user.id, formId)
    if (kept) return openForm(kept.form, kept.room, page, this.#shown(interaction, place))
    const form = decodePress(formId)
    const press = form
      ? encodePress({
          command: form.command,
          button: 'correct',
          ...(form.about === undefined ? {} : { about: form.about }),
        })
      : formId
    await this.#answer(interaction, place, { kind: 'press', press, onlyHis: true }, { page })
  }

  async #submitted(interaction: ModalSubmitInteraction): Promise<void> {
    const { press: form, place: named, step = { page: 1, of: 1 } } = decodeId(interaction.customId)
    const place = await this.#dependencies.places.of(interaction, named)
    const kept = this.#dependencies.forms.get(interaction.user.id, form)
    const filled = valuesIn(filledIn(interaction), kept?.form, channel => seesChannel(interaction, channel))
    const all = this.#dependencies.forms.fill(interaction.user.id, form, filled)
    // The core keeps the pages of a member in his draft, and what his lists held; people who are no members have none.
    const sent = decodePress(form)?.about === undefined ? { values: all } : filled
    const more = step.page < step.of
    await this.#answer(
      interaction,
      place,
      { kind: 'submit', form, ...sent, ...(more ? { more } : {}) },
      more ? { sent: { form, page: step.page } } : {},
    )
  }

  async #answer(
    interaction: Answered,
    place: string,
    what: What,
    of: Pick<Shown, 'sent' | 'page'> = {},
  ): Promise<void> {
    const gesture: Gesture = gestureOf(interaction, place, what)
    const answer = this.#dependencies.dispatch(gesture)
    const soon = await within(answer, this.#dependencies.thinkAfter)
    if (!soon) await think(interaction)
    const answered = soon ?? (await answer)
    await give(answered, { ...this.#shown(interaction, place), ...of })
    // What was filled in has arrived: nothing of it stays here.
    const done = answered.kind === 'show' || answered.kind === 'replace' || answered.kind === 'nothing'
    if (what.kind === 'submit' && done) this.#dependencies.forms.drop(interaction.user.id, what.form)
  }

  #shown(interaction: Answered, place: string): Shown {
    return { interaction, forms: this.#dependencies.forms, place: interaction.guildId === null ? place : undefined }
  }

  #remember(id: string): void {
    this.#seen.add(id)
    const [oldest] = this.#seen
    if (this.#seen.size > remembered && oldest !== undefined) this.#seen.delete(oldest)
  }

  #failed(error: unknown): void {
    if (isTooLate(error))
      this.#dependencies.say(
        'warn',
        `Discord: an answer came too late, or a second process runs with the same token (${String(error)})`,
      )
    else this.#dependencies.say('error', `Discord: an answer could not be shown (${String(error)})`)
  }
}

/** The answer if it comes in time. */
async function within(work: Promise<Answer>, ms: number): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<undefined>(done => {
    timer = setTimeout(() => done(undefined), ms)
  })
  const first = await Promise.race([work, enough])
  clearTimeout(timer)
  return first
}
