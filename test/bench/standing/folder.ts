import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { printCells } from '../../../src/terms/csv-line.ts'
import type { WeighedAct } from '../../../src/terms/history.ts'
import { type Lived, zone } from './live.ts'

type Sheet = readonly Readonly<Record<string, string | undefined>>[]
type Of<K extends WeighedAct['kind']> = Extract<WeighedAct, { kind: K }>

/** Writes a club as a folder of the import format: what is not known there (a day of confirmation) is not in it. */
export async function writeFolder(lived: Lived, dir: string): Promise<void> {
  await mkdir(dir, { recursive: true })
  for (const [file, rows] of Object.entries(sheetsOf(lived)))
    if (rows[0]) {
      const columns = Object.keys(rows[0])
      const lines = [columns, ...rows.map(row => columns.map(column => row[column] ?? ''))]
      await writeFile(join(dir, file), lines.map(cells => printCells(cells)).join(''))
    }
}

const cadences = { weekly: 'weekly', fortnightly: 'fortnightly', monthly: 'monthly', quarterly: 'quarterly' } as const

function sheetsOf({ seed, rhythm, history, at }: Lived): Readonly<Record<string, Sheet>> {
  const { members, meetings, attendance, acts } = history
  const of = <K extends WeighedAct['kind']>(...kinds: readonly K[]) =>
    acts.filter((act): act is Of<K> => (kinds as readonly string[]).includes(act.kind))
  const others = (...not: readonly string[]) => members.filter(({ id }) => !not.includes(id)).map(({ id }) => id)
  const sponsors = new Map(of('sponsorship').map(act => [act.for, act.by]))
  const meetingAt = new Map(meetings.map(meeting => [meeting.startsAt.epochMilliseconds, meeting.id]))
  return {
    'club.csv': [
      {
        ...{ external_id: `simulated-${seed}`, format_version: '1', name: 'Le Cercle', zone, language: 'fr' },
        ...{ cadence: cadences[rhythm], history_from: history.historyFrom?.toString() },
        history_until: at.toZonedDateTimeISO(zone).toPlainDate().toString(),
      },
    ],
    'members.csv': members.map(({ id, joinedOn, leftOn }, n) => ({
      ...{ external_id: id, name: `Membre ${n + 1}`, joined_on: joinedOn.toString(), left_on: leftOn?.toString() },
      sponsor: sponsors.get(id),
    })),
    'leaves.csv': members.flatMap(({ id, leaves = [] }) =>
      leaves.map(({ from, until }, n) => ({
        ...{ external_id: `l-${id}-${n}`, member: id, from_on: from.toString(), until_on: until?.toString() },
      })),
    ),
    'meetings.csv': meetings.map(({ id, startsAt, status, roll }) => ({
      ...{ external_id: id, starts_at: startsAt.toString(), status, attendance_recorded: roll },
    })),
    'attendance.csv': attendance.map(row => ({ ...row })),
    'guests.csv': of('guest').map(act => ({
      ...{ external_id: act.id, guest: act.guest, name: `Invité ${act.guest}`, invited_by: act.by },
      ...{ meeting: meetingAt.get(act.on.epochMilliseconds), status: 'present' },
    })),
    'introductions.csv': of('introduction', 'introduction-for-himself').map(act => {
      const isForHimself = act.kind === 'introduction-for-himself'
      const [one, two] = others(act.by)
      const isAccepted = act.kind === 'introduction' && act.accepted
      return {
        ...{ external_id: act.id, requested_by: act.by, party_a: isForHimself ? act.by : two, party_b: one },
        ...{ requested_at: act.on.toString(), status: isAccepted ? 'accepted' : 'declined' },
        decided_at: isAccepted ? act.acceptedOn?.toString() : undefined,
      }
    }),
    'referrals.csv': of('referral').map(act => ({
      ...{ external_id: act.id, giver: act.by, receiver: act.for, kind: 'outside', given_at: act.on.toString() },
      status: act.reachedMeeting ? 'meeting' : 'contacted',
      confirmed: act.confirmed === 'unknown' ? undefined : String(act.confirmed === 'confirmed'),
      quality: act.quality?.toString(),
    })),
    'thanks.csv': of('thanks').map(act => ({
      ...{ external_id: act.id, from_member: act.by, to_member: act.for, thanked_at: act.on.toString() },
    })),
    'one_to_ones.csv': [...Map.groupBy(of('one-to-one'), act => act.id)].map(([id, both]) => ({
      ...{ external_id: id, member_a: both[0]!.by, member_b: both[1]!.by, status: 'held' },
      held_on: both[0]!.on.toZonedDateTimeISO(zone).toPlainDate().toString(),
    })),
    'asks.csv': of('ask', 'offer', 'problem').map(act => ({
      ...{ external_id: act.id, kind: act.kind, author: act.by, text: 'Un imprimeur', created_at: act.on.toString() },
      status: 'closed',
    })),
    'answers.csv': of('answer').map(act => ({
      ...{ external_id: act.id, ask: act.ask, member: act.by, answered_at: act.on.toString() },
      helpful: act.helpful === undefined ? undefined : String(act.helpful),
    })),
  }
}
