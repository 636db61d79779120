import { join } from 'node:path'
import { sql } from 'kysely'
import { saveSeries } from '../../src/club/meetings/series.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { beginDuties } from '../../src/club/setup/begin.ts'
import { type ClubTx, chooseClub, inClub } from '../../src/db/club-tx.ts'
import { createDatabaseIfMissing, startEmbedded } from '../../src/db/embedded.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { openLog } from '../../src/log.ts'
import { type Assidu, clockAhead, compose, kinds, moveClock, newId } from '../../src/main.ts'
import { type MessagesReport, messagesReport } from '../../src/notices/report.ts'
import { weeklyLike } from '../../src/time/written-recurrence.ts'
import { clubRow, memberRow } from '../kit/rows.ts'
import { actionsOf, Person, Stage } from '../kit/stage.ts'
import { inFolder } from '../kit/temporary-folder.ts'

/** A club made by code that meets every week, and what its members do in it, week after week, by lot. */

const size = 60
const zone = 'Europe/Paris'
const place = 'stage'
const firstMonday = Temporal.PlainDate.from('2027-01-04')

const trades = [
  ...['Couvreur', 'Électricien', 'Architecte', 'Expert-comptable', 'Avocate en droit social', 'Notaire', 'Traiteur'],
  ...['Imprimeur', 'Graphiste', 'Développeur web', 'Courtier en assurances', 'Agent immobilier', 'Menuisier'],
  ...['Paysagiste', 'Transporteur', 'Photographe', 'Recruteuse', 'Formatrice', 'Boulanger', 'Plombier'],
]
const names = ['Ana', 'Ben', 'Chloé', 'David', 'Elsa', 'Farid', 'Gaëlle', 'Hugo', 'Inès', 'Jonas']
const families = ['Martin', 'Petit', 'Roux', 'Klein', 'Weiss', 'Dubois']

/** How likely a member does each of these in a week. */
const habits = {
  referral: 0.12,
  introduction: 0.03,
  ask: 0.05,
  offer: 0.02,
  problem: 0.008,
  'one-to-one': 0.06,
  thanks: 0.05,
  pause: 0.008,
} as const

/** How likely a button is pressed on the day on which its message came, or on one of the days after. */
const presses = 0.35
const daysRemembered = 3

/** The same lots in every run. */
function lots(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Crowded = { readonly reader: string; readonly day: string; readonly kinds: readonly string[] }
export type Year = { readonly report: MessagesReport; readonly crowded: readonly Crowded[]; readonly acts: number }

/** Lives so many weeks of it, and tells what the bot said; `crowded`: days on which it said more than one thing to somebody. */
export const liveWeeks = (weeks: number): Promise<Year> =>
  inFolder(async folder => {
    const server = await startEmbedded({ dir: join(folder, 'data'), say: () => {}, durable: false })
    try {
      await createDatabaseIfMissing(server.url, 'weekly')
      await migrateToLatest(server.urlOf('weekly'))
      return await live(server.urlOf('weekly'), weeks)
    } finally {
      await server.leave()
    }
  })

async function live(url: string, weeks: number): Promise<Year> {
  const at = (day: Temporal.PlainDate, time: string) => day.toPlainDateTime(time).toZonedDateTime(zone).toInstant()
  const clock = clockAhead()
  clock.setTo(at(firstMonday, '06:59'))
  clock.standAt(at(firstMonday, '07:00'))
  const assidu = await compose({
    ...{ url, secretKey: 'a secret key for tests, long enough to be taken', log: openLog('error'), clock, width: 8 },
    ...{ pollSeconds: 3600, poolSize: 10 },
  })
  const stage = new Stage(place)
  assidu.platforms.set('playground', stage)
  const club = newId()
  const within = <Result>(work: (one: ClubTx) => Promise<Result>) => inClub(assidu.means, club, work)
  try {
    const ids = await found(assidu, club)
    await within(beginDuties)
    // What they do in a day is delivered at its end, all at once.
    const told = { dispatch: assidu.dispatch, drain: async () => {}, nextId: newId, place, stage }
    const people = ids.map(({ account, name }) => new Person(account, name, told))
    const lot = lots(7)
    const other = (n: number) => people[(n + 1 + Math.floor(lot() * (size - 1))) % size]!
    const pressed = new Set<string>()
    let acts = 0
    const types = async (person: Person, line: string, form?: Record<string, string>) => {
      acts += 1
      await person.says(line)
      if (form && person.form) await person.submits(form)
    }
    for (let week = 0; week < weeks; week++) {
      const monday = firstMonday.add({ weeks: week })
      if (week === 0) await within(one => plansMeetings(one, ids[0]!.id, monday.add({ days: 15 })))
      for (let day = 0; day < 5; day++) {
        const today = monday.add({ days: day })
        await moveClock(assidu, clock, at(today, '12:30'))
        clock.standAt(at(today, '12:30'))
        const since = stage.messages.slice(-800)
        for (const [n, person] of people.entries()) {
          for (const message of since) {
            if (message.where.kind !== 'direct' || message.where.id !== person.id || pressed.has(message.id)) continue
            if (lot() > presses) continue
            pressed.add(message.id)
            const buttons = actionsOf(message.view).filter(one => one.kind === 'button' && !one.id.includes('|notice|'))
            const chosen = buttons[lot() < 0.8 ? 0 : Math.min(1, buttons.length - 1)]
            if (chosen?.kind !== 'button') continue
            acts += 1
            await person.pressesOn(message, chosen.label)
            if (person.form?.fields.some(({ id }) => id === 'text'))
              await person.submits({ text: 'Je connais quelqu’un pour cela.' })
          }
          if (lot() < habits.referral / 5)
            await types(person, `/recommander @${other(n).id} moi-même besoin:"Un devis ${acts}"`)
          if (lot() < habits.introduction / 5)
            await types(person, `/presenter @${other(n).id} @${other(n + 7).id} "Deux métiers qui se croisent"`)
          if (lot() < habits.ask / 5)
            await types(person, `/besoin "Un ${trades[acts % trades.length]} pour un chantier ${acts}"`)
          if (lot() < habits.offer / 5)
            await types(person, `/offre "Une place de stage pour un ${trades[acts % trades.length]} ${acts}"`)
          if (lot() < habits.problem / 5) {
            await types(
              person,
              `/besoin "problème Reprendre un local, ${trades[acts % trades.length]}, chantier ${acts}"`,
              {
                date: today.add({ days: 7 }).toString(),
                time: '18:00',
              },
            )
            const preview = person.messages.findLast(({ view }) =>
              actionsOf(view).some(one => 'id' in one && one.id.includes('|convene|')),
            )
            const convene = preview && actionsOf(preview.view).find(one => 'id' in one && one.id.includes('|convene|'))
            if (preview && convene) await person.pressesOn(preview, convene.label)
          }
          if (lot() < habits['one-to-one'] / 5) await types(person, `/tete-a-tete @${other(n).id}`)
          if (lot() < habits.thanks / 5) await types(person, `/merci @${other(n).id} aide`)
          if (lot() < habits.pause / 5)
            await types(person, `/pause pour:"${lot() < 0.5 ? 'un mois' : 'deux semaines'}"`)
        }
        await assidu.drain()
        stage.messages.splice(0, Math.max(0, stage.messages.length - 60 * daysRemembered * 12))
      }
    }
    await moveClock(assidu, clock, at(firstMonday.add({ weeks }), '07:00'))
    return { acts, report: await within(one => messagesReport(one, kinds)), crowded: await within(crowdedDays) }
  } finally {
    await assidu.stop()
  }
}

/** Members with trades, accounts and a hello; the first is an organizer. */
async function found(assidu: Assidu, club: string) {
  const at = assidu.clock.now()
  const people = Array.from({ length: size }, (_, n) => ({
    ...{ id: newId(), account: `m${n}`, trade: trades[n % trades.length]! },
    name: `${names[n % names.length]} ${families[Math.floor(n / names.length)]}`,
  }))
  await assidu.means.db.transaction().execute(async tx => {
    await chooseClub(tx, club)
    await tx
      .insertInto('club')
      .values({ ...clubRow(club, 'Le Cercle', at), imported_at: null, cadence: 'weekly' })
      .execute()
    await tx
      .insertInto('place')
      .values({
        platform: 'playground',
        place,
        club_id: club,
        name: 'Le Cercle',
        connected_at: at,
        disconnected_at: null,
      })
      .execute()
    for (const purpose of ['club', 'introductions', 'organizers'])
      await tx
        .insertInto('channel')
        .values({ club_id: club, platform: 'playground', place, purpose, channel: purpose, trouble: null })
        .execute()
    for (const [n, { id, account, name, trade }] of people.entries()) {
      const roles = n === 0 ? ['member', 'organizer'] : ['member']
      await tx
        .insertInto('member')
        .values({
          ...{
            ...memberRow(club, id, name, roles),
            external_id: account,
            activity: trade,
            company: `${trade} ${name}`,
          },
          ...{ seeks: `Des clients pour un ${trades[(n * 7 + 3) % trades.length]}`, offers: `Conseil de ${trade}` },
          joined_on: n % 20 === 0 ? firstMonday.subtract({ days: 20 }) : Temporal.PlainDate.from('2024-01-15'),
        })
        .execute()
      await tx
        .insertInto('account')
        .values({
          ...{ club_id: club, platform: 'playground', place, account, member_id: id, linked_at: at, hello_at: at },
          ...{ informed_at: at, active_at: null, unreachable_at: null, closed_at: null },
        })
        .execute()
    }
  })
  return people
}

/** A breakfast a week; what follows is made by itself. */
const plansMeetings = async (club: ClubTx, organizer: string, date: Temporal.PlainDate) =>
  saveSeries(club, {
    by: await memberById(club, organizer),
    plan: {
      ...{ title: null, place: 'La Cour d’Or', rule: weeklyLike(date), startsOn: date, minutes: null, zone: null },
      ...{
        time: Temporal.PlainTime.from('07:45'),
        required: true,
        seats: null,
        rests: { holidays: true, breaks: true },
      },
    },
    of: null,
  })

/** Days on which the bot said more than one thing of its own to one member as such. */
async function crowdedDays(club: ClubTx): Promise<readonly Crowded[]> {
  const organizers = kinds.names.filter(name => kinds.of(name).class === 'club' && kinds.of(name).budget === null)
  const { rows } = await sql<Crowded>`
    select reader_id as reader, (went_at at time zone ${zone})::date::text as day, array_agg(kind) as kinds from notice
    where club_id = ${club.id} and class = 'club' and reader_id is not null and merged_into is null and state = 'sent'
      and kind <> all(${organizers}::text[]) group by 1, 2 having count(*) > 1`.execute(club.tx)
  return rows
}
