import { type BusinessReport, businessReport } from '../club/business/report.ts'
import { digestReport } from '../club/digest/report.ts'
import { everyMember, memberByExternalId } from '../club/members/queries.ts'
import { type NudgesReport, nudgesReport } from '../club/nudges/report.ts'
import { drawAhead, type PairsReport, type ReasonAhead, readAhead } from '../club/pairing/ahead.ts'
import { type BalanceReport, balanceReport } from '../club/sectors/report.ts'
import { type StandingReport, standingReport } from '../club/standing/report.ts'
import type { Config } from '../config.ts'
import { type ClubTx, inClub } from '../db/club-tx.ts'
import { kinds } from '../main.ts'
import { type MessagesReport, messagesReport } from '../notices/report.ts'
import { Refused } from '../refused.ts'
import type { Language } from '../terms/speech.ts'
import { tradeWords } from '../words/en/trades.ts'
import { boundsOf, instantOf, spanOf } from './instants.ts'
import { type Common, clubNamed, withInstallation } from './open.ts'

/** `assidu report standing`: everybody's standing as of an instant, with the acts behind it, never their weights. */
export function reportStanding(config: Config, options: Common): Promise<number> {
  const wanted = instantOf('--at', options.at)
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id } = await clubNamed(assidu, options.club)
    const report = await inClub(assidu.means, id, club => standingReport(club, wanted?.(club.zone)))
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    else for (const line of table(report.members)) process.stdout.write(`${line}\n`)
    return 0
  })
}

const shown = (figure: number | null): string => (figure === null ? '–' : figure.toFixed(2)).padStart(6)

function table(members: StandingReport['members']): string[] {
  const width = Math.max(...members.map(({ name }) => name.length), 4)
  const header = `${'member'.padEnd(width)}  standing      since       presen   seen  giving  solic.  ratio  acts`
  return [
    header,
    ...members.map(
      m =>
        `${m.name.padEnd(width)}  ${m.standing.padEnd(12)}  ${m.since}  ${shown(m.presence)} ${shown(m.seen)}  ${shown(m.giving)}  ${shown(m.soliciting)} ${shown(m.ratio)}  ${String(m.evidence.length).padStart(4)}`,
    ),
  ]
}

/** `assidu report digest`: the digest that would be sent for the week before an instant. */
export function reportDigest(config: Config, options: Common & { readonly lang?: Language }): Promise<number> {
  const wanted = instantOf('--at', options.at)
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id } = await clubNamed(assidu, options.club)
    const digest = await inClub(assidu.means, id, club =>
      digestReport(club, { at: wanted?.(club.zone), language: options.lang }),
    )
    process.stdout.write(options.json ? `${JSON.stringify(digest, null, 2)}\n` : `${digest.text}\n`)
    return 0
  })
}

/** `assidu report balance`: the club's sectors beside its region's, in seats, and profiles that are nearly the same. */
export function reportBalance(config: Config, options: Common & { readonly region?: string }): Promise<number> {
  const wanted = instantOf('--at', options.at)
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id } = await clubNamed(assidu, options.club)
    const report = await inClub(assidu.means, id, club =>
      balanceReport(club, { at: wanted?.(club.zone), region: options.region }),
    )
    if ('regions' in report)
      throw new Refused(
        `There are no figures for the region ${options.region}. There are for ${report.regions.join(', ')}; load others with: assidu regions <file>`,
      )
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    else for (const line of balanceLines(report)) process.stdout.write(`${line}\n`)
    return 0
  })
}

function balanceLines({ region, sectors, ...all }: BalanceReport): string[] {
  const share = (one: number | null) => (one === null ? '–' : `${(one * 100).toFixed(1)} %`).padStart(9)
  const { alert } = all
  return [
    region
      ? `${region.name ?? region.code} (${region.code}), ${region.year}, ${region.source}`
      : 'no region is chosen: choose one with /club, or with --region; load figures with: assidu regions <file>',
    `${all.members} members, ${all.counted} counted, ${all.liberal} of a liberal profession`,
    'sector                   members    share   region    seats',
    ...sectors.map(
      one =>
        `${one.sector.padEnd(23)} ${String(one.members).padStart(8)}${share(one.share)}${share(one.region_share)}${String(one.region_seats ?? '–').padStart(9)}${one.counts ? '' : '  not counted'}`,
    ),
    ...(all.distance === null || all.null_95 === null
      ? ['not compared: that takes figures, and ten members who count']
      : [`distance ${all.distance}, by chance up to ${all.null_95} (95 in 100 clubs of this size)`]),
    ...(alert?.nobody.length ? [`nobody, where chance would bring somebody: ${alert.nobody.join(', ')}`] : []),
    ...(all.unplaced.length > 0 ? [`of no known sector: ${all.unplaced.join(', ')}`] : []),
    ...all.near_duplicates.map(
      ({ members: [one, other], trade, code, same_company }) =>
        `nearly the same profile: ${one} and ${other} (${[trade ?? 'the same words', code ?? [], same_company ? 'one company' : []].flat().join(', ')})`,
    ),
    `${all.same_trade_other_speciality} pairs of one trade, each with a speciality of its own`,
  ]
}

/** `assidu report business`: what was passed on and what came of it, by month, as the organizers read it. */
export function reportBusiness(config: Config, options: Common): Promise<number> {
  const wanted = instantOf('--at', options.at)
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id } = await clubNamed(assidu, options.club)
    const report = await inClub(assidu.means, id, club => businessReport(club, wanted?.(club.zone)))
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    else for (const line of businessLines(report)) process.stdout.write(`${line}\n`)
    return 0
  })
}

function businessLines({ months, all, business }: BusinessReport): string[] {
  const row = (name: string, of: BusinessReport['all']) => {
    const { given, confirmed, meeting, won, thanked, first_contact_days: days } = of
    const figures = [given, confirmed, meeting, won, thanked, days].map(one => String(one ?? '–').padStart(9))
    return `${name.padEnd(8)}${figures.join('')}`
  }
  return [
    'month       given confirmed  meeting      won  thanked  contact (median, days)',
    ...months.map(({ month, ...figures }) => row(month, figures)),
    row('all', all),
    ...(business.told === 'total'
      ? [`about ${business.amount} ${business.currency} thanked for since ${business.from}`]
      : []),
    ...(business.told === 'some' ? ['some business was thanked for, by too few pairs for a figure'] : []),
  ]
}

/** `assidu report nudges`: what was sent, held back and answered in a span, and what nudges are measured to do. */
export function reportNudges(
  config: Config,
  options: Common & { readonly from?: string; readonly to?: string },
): Promise<number> {
  const span = spanOf(options)
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id } = await clubNamed(assidu, options.club)
    const report = await inClub(assidu.means, id, club => nudgesReport(club, boundsOf(span, club.zone)))
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    else for (const line of nudgeLines(report)) process.stdout.write(`${line}\n`)
    return 0
  })
}

function nudgeLines({ nudges, kinds, effect, ...all }: NudgesReport): string[] {
  return [
    ...nudges.map(
      one =>
        `${one.decided_at}  ${one.member.padEnd(8)}  step ${one.step}  ${(one.act ?? '').padEnd(16)}  ${one.held_back ? 'held back' : (one.outcome ?? '')}`,
    ),
    `${all.sent} sent, ${all.held_back} held back, ${all.answered} answered, ${all.handed_over} handed over`,
    `cost: ${all.ignored} ignored, ${all.snoozed} put off, ${all.stopped} with “no more”`,
    `effect: ${measured(effect)}`,
    ...kinds.flatMap(({ kind, sent, acted, ignored, snoozed, stopped, effect, off_since, all_the_same }) => [
      `  ${kind.padEnd(16)}  ${sent} sent, ${acted} answered, ${ignored} ignored, ${snoozed} put off, ${stopped} stopped; effect: ${effect ? measured(effect) : 'nothing counted yet'}`,
      ...(off_since
        ? [`  ${' '.repeat(16)}  off since ${off_since}${all_the_same ? ', sent here all the same' : ''}`]
        : []),
    ]),
  ]
}

function measured({ now, delayed, difference, interval, tells }: NudgesReport['effect']): string {
  const points = (share: number) => Math.round(share * 100)
  if (difference === null || interval === null || !tells)
    return `too early to tell (${now.of} written to at once, ${delayed.of} after a wait)`
  return `${points(difference)} points more act within 21 days (${points(interval[0])} to ${points(interval[1])})`
}

/** `assidu report pairs`: the next rounds as they would be proposed if all took place. Sends nothing. */
export function reportPairs(config: Config, options: Common & { readonly rounds: number }): Promise<number> {
  const wanted = instantOf('--at', options.at)
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id } = await clubNamed(assidu, options.club)
    const { ahead, names } = await inClub(assidu.means, id, async club => ({
      ahead: await readAhead(club, { count: options.rounds, at: wanted?.(club.zone) }),
      names: new Map((await everyMember(club)).map(({ externalId, name }) => [externalId, name])),
    }))
    const report = await drawAhead(ahead)
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    else for (const line of pairLines(report, names)) process.stdout.write(`${line}\n`)
    return 0
  })
}

function pairLines({ rounds }: PairsReport, names: ReadonlyMap<string, string>): string[] {
  if (rounds.length === 0) return ['The club proposes no one-to-ones on its own: its settings say so.']
  const name = (member: string) => names.get(member) ?? member
  const all = (members: readonly string[]) => members.map(name).join(' + ')
  const width = Math.max(0, ...rounds.flatMap(({ groups }) => groups.map(({ members }) => all(members).length)))
  return rounds.flatMap(({ round, on, groups, left_out }, n) => [
    ...(n > 0 ? [''] : []),
    `${round}, drawn on ${on}: ${groups.length === 0 ? 'nothing to propose' : `${taking(groups, left_out)}, ${again(groups)}`}`,
    ...groups.map(group => `  ${all(group.members).padEnd(width)}  ${whyThese(group, name)}`),
    ...(left_out.length > 0 ? [`  nobody is left for ${left_out.map(name).join(', ')}, who come first next time`] : []),
  ])
}

type GroupAhead = PairsReport['rounds'][number]['groups'][number]

const taking = (groups: readonly GroupAhead[], leftOut: readonly string[]): string =>
  `${groups.flatMap(({ members }) => members).length + leftOut.length} members take part in ${groups.length} groups`

function again(groups: readonly GroupAhead[]): string {
  const met = groups.flatMap(({ reasons }) => reasons).filter(({ code }) => code === 'met-before').length
  return met === 0 ? 'nobody meets anybody again' : `${met} ${met === 1 ? 'pair meets' : 'pairs meet'} again`
}

/** In a few words; of a group of three, whom each reason is about. What all three have in common is said once. */
function whyThese({ members, reasons }: GroupAhead, name: (member: string) => string): string {
  const areNew = reasons.every(({ code }) => code !== 'met-before')
  return [
    ...(areNew ? ['never met'] : []),
    ...reasons
      .filter(({ code }) => !areNew || code !== 'never-met')
      .map(reason => {
        const about = members.length > 2 && reason.members.length === 2 && !('seeker' in reason)
        return `${inFewWords(reason, name)}${about ? ` (${reason.members.map(name).join(', ')})` : ''}`
      }),
  ].join('; ')
}

function inFewWords(reason: ReasonAhead, name: (member: string) => string): string {
  if (reason.code === 'never-met') return 'never met'
  if (reason.code === 'met-before') return `last met on ${reason.on}`
  if (reason.code === 'newcomer') return `${name(reason.members[0])} is new`
  if ('seeker' in reason) return `${name(reason.seeker)} seeks “${reason.seeks}”`
  const trades = reason.trades.map(trade => tradeWords.names[trade]).join(' and ')
  if (reason.code === 'helped') return `${trades} have helped each other here`
  return reason.code === 'same-projects' ? `${trades}: same projects` : `${trades}: same customers`
}

/** `assidu report messages`: what was said in a span, by kind, what was not and why, and how much a member got in a week. */
export function reportMessages(
  config: Config,
  options: Common & { readonly from?: string; readonly to?: string; readonly member?: string },
): Promise<number> {
  const span = spanOf(options)
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id } = await clubNamed(assidu, options.club)
    const report = await inClub(assidu.means, id, async club => {
      const member = options.member === undefined ? undefined : await memberNamed(club, options.member)
      return messagesReport(club, kinds, boundsOf(span, club.zone), member)
    })
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    else for (const line of messageLines(report)) process.stdout.write(`${line}\n`)
    return 0
  })
}

async function memberNamed(club: ClubTx, externalId: string): Promise<string> {
  const member = await memberByExternalId(club, externalId)
  if (!member) throw new Refused(`Nobody has the identifier ${externalId} in ${club.name}.`)
  return member.id
}

function messageLines({ kinds, weeks, messages = [] }: MessagesReport): string[] {
  const width = Math.max(...kinds.map(({ kind }) => kind.length), 4)
  const number = (figure: number) => String(figure).padStart(6)
  return [
    `${'kind'.padEnd(width)}  class        kept   sent merged  not sent`,
    ...kinds.map(
      one =>
        `${one.kind.padEnd(width)}  ${one.class.padEnd(9)} ${number(one.kept)} ${number(one.sent)} ${number(one.merged)}  ${whys(one.dropped)}`,
    ),
    '',
    'week        members messages highest median',
    ...weeks.map(
      one =>
        `${one.week}  ${number(one.members)}   ${number(one.messages)}  ${number(one.highest)} ${number(one.median)}`,
    ),
    ...messages.map(
      one => `${one.due_at}  ${one.kind.padEnd(width)}  ${one.went_at ?? one.state}${one.why ? `, ${one.why}` : ''}`,
    ),
  ]
}

const whys = (dropped: MessagesReport['kinds'][number]['dropped']): string =>
  Object.entries(dropped)
    .map(([why, count]) => `${count} ${why}`)
    .join(', ')
