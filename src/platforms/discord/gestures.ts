import type {
  AutocompleteInteraction,
  BaseInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from 'discord.js'
import { ApplicationCommandOptionType, type ComponentType, PermissionFlagsBits } from 'discord.js'
import type { Gesture, What } from '../../contract/platform.ts'
import type { Language } from '../../terms/speech.ts'
import type { FieldValue } from '../../view/view.ts'
import type { Filled } from './forms.ts'
import { markIn } from './marks.ts'
import type { Commands } from './registration.ts'

/** The gestures that are answered with something to see. */
export type Answered =
  | ChatInputCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction

/** Who did it, where, in which language; `place` is found by the caller, since a direct message does not name it. */
export function gestureOf(interaction: BaseInteraction, place: string, what: What): Gesture {
  const language = languageOf(interaction.locale)
  const administrator = interaction.memberPermissions?.has(PermissionFlagsBits.Administrator)
  return {
    platform: 'discord',
    place,
    id: interaction.id,
    account: interaction.user.id,
    accountName: nameOf(interaction),
    handle: interaction.user.username,
    ...(language ? { language } : {}),
    ...(interaction.channelId ? { channel: { id: interaction.channelId, kind: channelKind(interaction) } } : {}),
    ...(administrator === undefined ? {} : { administrator }),
    ...pressedIn(interaction),
    what,
  }
}

/** The message of a button or list, by the numbers its components carry; an answer to a gesture carries others. */
function pressedIn(interaction: BaseInteraction): Pick<Gesture, 'message'> {
  if (!interaction.isMessageComponent()) return {}
  const { id, channelId, components } = interaction.message
  const mark = markIn(components)
  return mark === undefined ? {} : { message: { channel: channelId, message: id, mark } }
}

/** `fr`, `en-GB`, `en-US`; a language we do not speak is none. */
function languageOf(locale: string): Language | undefined {
  const language = locale.slice(0, 2)
  return language === 'fr' || language === 'en' ? language : undefined
}

function nameOf(interaction: BaseInteraction): string {
  const member = interaction.member as { displayName?: string; nick?: string | null } | null
  return member?.displayName ?? member?.nick ?? interaction.user.displayName
}

function channelKind(interaction: BaseInteraction): 'channel' | 'direct' | 'group' {
  if (interaction.guildId === null) return 'direct'
  return interaction.channel?.isThread() ? 'group' : 'channel'
}

/** A typed command: its options by the names of the questions they answer. */
export function typedIn(interaction: ChatInputCommandInteraction, commands: Commands): What {
  const sub = interaction.options.getSubcommand(false)
  const declared = commands.find(interaction.commandName, sub)
  const values: Record<string, FieldValue> = {}
  let text = declared?.sub ?? sub ?? ''
  for (const option of interaction.options.data.flatMap(each =>
    each.type === ApplicationCommandOptionType.Subcommand ? (each.options ?? []) : [each],
  )) {
    const field = declared?.fields[option.name]
    const value =
      option.type === ApplicationCommandOptionType.Boolean ? option.value === true : String(option.value ?? '')
    if (field === undefined) text = `${text} ${String(value)}`.trim()
    else values[field] = value
  }
  return { kind: 'command', name: declared?.name ?? interaction.commandName, ...(text === '' ? {} : { text }), values }
}

export function typing(interaction: AutocompleteInteraction, commands: Commands): What {
  const focused = interaction.options.getFocused(true)
  const declared = commands.find(interaction.commandName, interaction.options.getSubcommand(false))
  const field = declared?.fields[focused.name]
  return {
    kind: 'suggest',
    typed: focused.value,
    command: declared?.name ?? interaction.commandName,
    ...(field === undefined ? {} : { field }),
  }
}

/** Whether he sees a channel of the server he is in: his client shows no other as chosen. */
export const seesChannel = (interaction: BaseInteraction, channel: string): boolean =>
  interaction.inCachedGuild() &&
  interaction.guild.channels.cache.get(channel)?.permissionsFor(interaction.member).has('ViewChannel') === true

/** What was filled into a form, component by component. */
export const filledIn = (interaction: ModalSubmitInteraction): Filled[] =>
  [...interaction.fields.fields.values()].map(field => {
    const { customId, type, value, values } = field as Filled & { type: ComponentType }
    return { customId, type, value, values }
  })
