import { clubsIn } from '../club/setup/club-row.ts'
import { placesOf, type Settled } from '../club/setup/places.ts'
import type { Config } from '../config.ts'
import { isTrouble, type Platform } from '../contract/platform.ts'
import { chooseClub } from '../db/club-tx.ts'
import type { Connection } from '../db/connect.ts'
import type { Keys } from '../db/rotate.ts'
import { transact } from '../db/transact.ts'
import { realClock } from '../main.ts'
import type { Examined, Finding } from '../platforms/examined.ts'
import { slackInstallations } from '../start/slack-installations.ts'

/** Each token is tried, and what it may do. `keys`: null where there is no database that they open. */
export async function examinePlatforms(
  config: Config,
  keys: Keys | null,
): Promise<{ readonly findings: readonly Finding[]; readonly examined: ReadonlyMap<string, Examined> }> {
  const examined = new Map<string, Examined>()
  if (config.slack) {
    const { examineSlack } = await import('../platforms/slack/doctor.ts')
    const { apiUrl, ...slack } = config.slack
    const tokens = slack.over === 'oauth' ? { installed: keys ? await slackInstallations(keys).all() : [] } : slack
    examined.set('slack', await examineSlack({ apiUrl, clock: realClock, ...tokens }))
  }
  if (config.discord) {
    const { examineDiscord } = await import('../platforms/discord/doctor.ts')
    examined.set('discord', await examineDiscord(config.discord))
  }
  return { findings: [...examined.values()].flatMap(({ findings }) => findings), examined }
}

/** Each place and each channel of the clubs, looked at through the platform they are on. */
export async function examinePlaces(
  connection: Connection,
  examined: ReadonlyMap<string, Examined>,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { club, places } of await placesOfAll(connection))
    for (const at of places) {
      const platform = examined.get(at.platform)
      if (platform) findings.push(...(await examinePlace(platform, club, at)))
    }
  return findings
}

async function placesOfAll({ db }: Connection): Promise<{ club: string; places: Settled[] }[]> {
  const all: { club: string; places: Settled[] }[] = []
  for (const { id, name } of await clubsIn(db))
    await transact(db, async tx => {
      await chooseClub(tx, id)
      all.push({ club: name, places: await placesOf({ tx, id }) })
    })
  return all
}

async function examinePlace(
  { places, channels, mends, findings }: Examined,
  club: string,
  at: Settled,
): Promise<Finding[]> {
  // Who could not enter has said so.
  if (places.length === 0 && findings.some(({ verdict }) => verdict === 'fail')) return []
  const named = places.find(({ place }) => place === at.place)
  if (!named)
    return [
      {
        what: 'place',
        verdict: 'fail',
        says: `the bot is not in ${at.platform} ${at.place}, where ${club} lives`,
        mend: mends.place,
      },
    ]
  const seen = await channels(at.place)
  if (isTrouble(seen))
    return [{ what: 'channels', verdict: 'fail', says: `those of ${named.name} cannot be read (${detailOf(seen)})` }]
  return at.channels.map(({ purpose, channel }) => channelFinding(seen, { purpose, channel, mend: mends.channel }))
}

type Seen = Exclude<Awaited<ReturnType<Platform['channels']>>, { trouble: string }>

function channelFinding(
  seen: Seen,
  { purpose, channel, mend }: { purpose: string; channel: string; mend: string },
): Finding {
  const what = 'channel'
  const found = seen.find(({ id }) => id === channel)
  if (!found) return { what, verdict: 'fail', says: `${purpose}: the bot does not see ${channel}`, mend }
  if (!found.canPost) return { what, verdict: 'fail', says: `${purpose}: the bot may not post in #${found.name}`, mend }
  if (purpose === 'organizers' && !found.isPrivate)
    return {
      what,
      verdict: 'fail',
      says: `organizers: everybody can read #${found.name}, so nothing is sent there`,
      mend: 'Make it private, or choose another with /club settings.',
    }
  return { what, verdict: 'ok', says: `${purpose}: #${found.name}` }
}

const detailOf = (trouble: object): string =>
  'detail' in trouble ? String(trouble.detail) : 'the platform asks to wait'
