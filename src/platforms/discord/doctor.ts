import { type APIApplication, ApplicationFlags, PermissionFlagsBits, REST, Routes } from 'discord.js'
import { isTrouble } from '../../contract/platform.ts'
import type { Examined, Finding } from '../examined.ts'
import { type Access, entryTrouble } from './client.ts'
import { People } from './people.ts'

/** What the address of the invitation asks for, by the names the server's settings use. */
const rights = {
  'View Channels': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Create Private Threads': PermissionFlagsBits.CreatePrivateThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
}

const nobody: Pick<Examined, 'places' | 'channels' | 'mends'> = {
  places: [],
  channels: async () => [],
  mends: { place: '', channel: '' },
}

/** Whose token it is, what Discord lets it hear, and what it may do in each server. */
export async function examineDiscord({ token, apiUrl }: Access): Promise<Examined> {
  const options = { version: '10', retries: 0, timeout: 10_000, ...(apiUrl === undefined ? {} : { api: apiUrl }) }
  const rest = new REST(options).setToken(token)
  try {
    const me = (await rest.get(Routes.user())) as { id: string; username: string }
    const { flags = 0 } = (await rest.get(Routes.currentApplication())) as APIApplication
    const guilds = (await rest.get(Routes.userGuilds())) as { id: string; name: string }[]
    const people = new People(rest, me.id)
    const findings: Finding[] = [
      { what: 'discord', verdict: 'ok', says: `${me.username} in ${countOf(guilds)}` },
      intents(flags),
    ]
    for (const guild of guilds) findings.push(await rightsIn(people, guild))
    return {
      findings,
      places: guilds.map(({ id, name }) => ({ place: id, name })),
      channels: place => people.channels(place),
      mends: {
        place: 'Invite the bot to it: OAuth2, URL Generator, at https://discord.com/developers/applications.',
        channel:
          'In its settings, Permissions, let the bot’s role View Channel, Send Messages and Read Message History.',
      },
    }
  } catch (error) {
    return { ...nobody, findings: [{ what: 'discord', verdict: 'fail', says: entryTrouble(error).message }] }
  }
}

const countOf = (guilds: readonly { name: string }[]): string =>
  guilds.length === 0 ? 'no server yet' : guilds.map(({ name }) => name).join(', ')

function intents(flags: number): Finding {
  const isOn = (flags & (ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited)) !== 0
  return isOn
    ? { what: 'intents', verdict: 'ok', says: 'the bot may read who is in a channel' }
    : {
        what: 'intents',
        verdict: 'warn',
        says: 'the Server Members Intent is off: nobody can be ticked from a list, and the digest comes in direct messages',
        mend: 'Switch it on under "Bot", "Privileged Gateway Intents", at https://discord.com/developers/applications.',
      }
}

async function rightsIn(people: People, { id, name }: { id: string; name: string }): Promise<Finding> {
  const mine = await people.rights(id)
  if (isTrouble(mine))
    return { what: 'rights', verdict: 'fail', says: `${name}: they cannot be read (${mine.trouble})` }
  const missing = Object.entries(rights).flatMap(([right, bit]) => ((mine & bit) === 0n ? [right] : []))
  if (missing.length === 0 && (mine & (PermissionFlagsBits.CreateEvents | PermissionFlagsBits.ManageEvents)) === 0n)
    return {
      what: 'rights',
      verdict: 'warn',
      says: `Create Events is missing in ${name}: its meetings do not stand among the server’s events`,
      mend: 'Give it to the bot’s role: Server Settings, Roles.',
    }
  return missing.length === 0
    ? { what: 'rights', verdict: 'ok', says: `all that is needed in ${name}` }
    : {
        what: 'rights',
        verdict: 'fail',
        says: `missing in ${name}: ${missing.join(', ')}`,
        mend: 'Give them to the bot’s role: Server Settings, Roles.',
      }
}
