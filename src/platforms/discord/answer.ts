import { type APIMessage, DiscordAPIError, type Message, MessageFlags, Routes } from 'discord.js'
import type { Answer } from '../../contract/platform.ts'
import { colon } from '../../terms/typeset.ts'
import { actions, button, paragraph, toned, view } from '../../view/build.ts'
import type { Room } from '../../view/plain.ts'
import type { Form, View } from '../../view/view.ts'
import { attachmentsOf } from './attachments.ts'
import { drawMessage } from './draw.ts'
import { drawModal, pagesOf, pageWith } from './forms.ts'
import type { Answered } from './gestures.ts'
import { decodeId, encodeId } from './ids.ts'
import type { KeptForms } from './kept-forms.ts'
import { carries, numbersOf } from './marks.ts'
import { sentencesFor } from './sentences.ts'

/** Too late or somebody else was first: nothing to do but to go another way. */
const unknownInteraction = 10062
const alreadyAcknowledged = 40060
const unknownMessage = 10008
const invalidForm = 50035

const flags = MessageFlags.IsComponentsV2 as const
const onlyHim = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral
const allowedMentions = { parse: [] }

export type Shown = {
  readonly interaction: Answered
  readonly forms: KeptForms
  /** The server, where the message stands in a direct conversation. */
  readonly place: string | undefined
  /** The page of a form to open, where it is not the first. */
  readonly page?: number | undefined
  /** The page of a form that was just sent, when there are more. */
  readonly sent?: { readonly form: string; readonly page: number } | undefined
}

/** Shows an answer: at once, or after "thinking…" when it came late. A form that cannot open any more becomes a button. */
export async function give(answer: Answer, shown: Shown): Promise<void> {
  const { interaction, forms } = shown
  switch (answer.kind) {
    case 'show':
      return say(answer.view, answer.room, shown, 'beside')
    case 'replace':
      return say(answer.view, answer.room, shown, 'instead')
    case 'ask': {
      forms.keep(interaction.user.id, answer.form, answer.room)
      const { sent } = shown
      if (sent && sent.form === answer.form.id && sent.page < pagesOf(answer.form).length) {
        return say(nextPage(answer.form, answer.room, sent.page), answer.room, shown, 'beside')
      }
      const { page = 1 } = shown
      if (mayOpen(interaction)) return openForm(answer.form, answer.room, page, shown)
      const { ready, open } = sentencesFor(answer.room)
      return say(doorTo(answer.form, page, ready, open), answer.room, shown, 'beside')
    }
    case 'correct':
      forms.keep(interaction.user.id, answer.form, answer.room)
      return say(toCorrect(answer.form, answer.problems, answer.room), answer.room, shown, 'beside')
    case 'options':
      return
    case 'nothing':
      return acknowledge(interaction)
  }
}

/** Opens a page of a form. Only as the first answer, within three seconds, and never to a submitted form. */
export async function openForm(
  form: Form,
  room: Room,
  page: number,
  { interaction, place, forms }: Shown,
): Promise<void> {
  forms.keep(interaction.user.id, form, room)
  if (interaction.isModalSubmit()) return
  await unlessLate(() => interaction.showModal(drawModal(form, room, page, place)))
}

/** Says "thinking…": only he sees it; under a message of ours it stays as it is until the answer comes. */
export async function think(interaction: Answered): Promise<void> {
  await unlessLate(async () => {
    if (interaction.isChatInputCommand() || (interaction.isModalSubmit() && !interaction.isFromMessage())) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
    } else if (interaction.isMessageComponent() || interaction.isFromMessage()) await interaction.deferUpdate()
  })
}

const mayOpen = (interaction: Answered) => !interaction.isModalSubmit() && !interaction.deferred && !interaction.replied

async function say(
  shownView: View,
  room: Room,
  { interaction, place }: Shown,
  wanted: 'beside' | 'instead',
): Promise<void> {
  // The small message that only led to a form has done its work.
  const how =
    interaction.isModalSubmit() && interaction.isFromMessage() && isDoor(interaction.message) ? 'instead' : wanted
  const components = drawMessage(shownView, room, { place, mark: numbersOf(interaction.id) })
  const files = attachmentsOf(shownView, components).map(({ name, data, description }) => ({
    ...{ name, attachment: data },
    ...(description && { description }),
  }))
  const content = { components, files, allowedMentions }
  // What stands there already goes with its pictures.
  const instead = { ...content, flags, attachments: [] }
  const onMessage = interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage())
  if (interaction.deferred || interaction.replied) {
    const beside = () => interaction.followUp({ ...content, flags: onlyHim })
    if (onMessage && how === 'beside') await beside()
    else await interaction.editReply(instead).catch(unlessOurs(beside))
    return
  }
  try {
    if (onMessage && how === 'instead') await interaction.update(instead)
    else await interaction.reply({ ...content, flags: onlyHim })
  } catch (error) {
    if (!isCode(error, alreadyAcknowledged)) throw error
    if (await isShown(interaction)) return
    // Another process acknowledged the same gesture and left the answer to us.
    if (onMessage && how === 'instead') await interaction.editReply(instead)
    else await interaction.followUp({ ...content, flags: onlyHim })
  }
}

/**
 * What was to become the answer is not there any more, since he dismissed it, or Discord would not change it: the answer
 * comes beside it. What Discord finds wrong with the answer itself it would find again.
 */
const unlessOurs = (beside: () => Promise<unknown>) => async (error: unknown) => {
  if (isCode(error, invalidForm) || isTooLate(error)) throw error
  await beside()
}

/** Was it our own answer that came first? The library repeats a call whose answer was lost. */
async function isShown({ client, applicationId, id, token }: Answered): Promise<boolean> {
  const there = (await client.rest.get(Routes.webhookMessage(applicationId, token), { auth: false })) as APIMessage
  return carries(there, numbersOf(id))
}

/** There is nothing to say: the press is acknowledged, a "thinking…" goes away. */
async function acknowledge(interaction: Answered): Promise<void> {
  const onMessage = interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage())
  if (interaction.deferred && !onMessage) await interaction.deleteReply().catch(unlessGone)
  else if (!interaction.deferred && onMessage) await unlessLate(() => interaction.deferUpdate())
  else if (!interaction.deferred && interaction.isModalSubmit()) {
    await unlessLate(async () => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
      await interaction.deleteReply().catch(unlessGone)
    })
  }
}

/** He dismissed it himself. */
const unlessGone = (error: unknown) => {
  if (!isCode(error, unknownMessage)) throw error
}

async function unlessLate(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!isCode(error, alreadyAcknowledged)) throw error
  }
}

export const isCode = (error: unknown, code: number): boolean => error instanceof DiscordAPIError && error.code === code

/** A gesture whose three seconds are over, or that another process answered: said once in the log, never tried again. */
export const isTooLate = (error: unknown): boolean =>
  isCode(error, unknownInteraction) || isCode(error, alreadyAcknowledged)

/** A message for him alone whose button opens a page of a form. */
const isDoor = (message: Message): boolean =>
  message.flags.has('Ephemeral') && message.components.some(each => 'components' in each && each.components.some(opens))

const opens = (part: object): boolean =>
  'components' in part &&
  (part.components as { customId?: string | null }[]).some(({ customId }) => customId && decodeId(customId).step)

function doorTo(form: Form, page: number, words: string, label: string): View {
  const of = pagesOf(form).length
  return view(words, actions(button(encodeId({ press: form.id, step: { page, of } }), label, 'primary')))
}

function nextPage(form: Form, room: Room, sent: number): View {
  const { oneOfMany, next } = sentencesFor(room)
  return doorTo(form, sent + 1, oneOfMany(sent, pagesOf(form).length), next)
}

/** Discord shows no sentence inside a form: each is said under its field's name, and a button opens the form as it was. */
function toCorrect(form: Form, problems: Readonly<Record<string, string>>, room: Room): View {
  const { toCorrect: words, correct } = sentencesFor(room)
  const labels = new Map(form.fields.map(field => [field.id, field.label]))
  const lines = Object.entries(problems).map(([field, problem]) =>
    paragraph([
      { kind: 'text', text: labels.get(field) ?? field, style: 'strong' },
      { kind: 'text', text: `${colon[room.language]}${problem}` },
    ]),
  )
  const page = pageWith(form, Object.keys(problems))
  const open = button(encodeId({ press: form.id, step: { page, of: pagesOf(form).length } }), correct, 'primary')
  return toned('care', view(words, ...lines, actions(open)))
}
