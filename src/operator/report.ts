import { digestReport } from '../club/digest/report.ts'
import { everyMember } from '../club/members/queries.ts'
import { type NudgesReport, nudgesReport } from '../club/nudges/report.ts'
import { standingsOf } from '../club/standing/read.ts'
import type { Config } from '../config.ts'
import { inClub } from '../db/club-tx.ts'
import type { Language } from '../terms/speech.ts'
import { type Common, clubNamed, instantOf, withInstallation } from './open.ts'

type Reported = {
  readonly external_id: string
  readonly name: string
  readonly standing: string
  readonly since: string
  readonly presence: number | null
  readonly seen: number | null
  readonly giving: number | null
  readonly soliciting: number | null
  readonly ratio: number | null
  readonly enough: boolean
  readonly evidence: readonly { readonly kind: string; readonly side: string; readonly on: string }[]
}

/** `assidu report standing`: everybody's standing as of an instant, with the acts behind it, never their weights. */
export function reportStanding(config: Config, options: Common): Promise<number> {
  const wanted = instantOf(options.at)
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id } = await clubNamed(assidu, options.club)
    const report = await inClub(assidu.means, id, async club => {
      const at = wanted ?? club.at
      const standings = await standingsOf(club, at)
      const names = await everyMember(club)
      const members = names.flatMap((member): Reported[] => {
        const found = standings.get(member.id)
        if (!found) return []
        const { figures } = found
        return [
          {
            external_id: member.externalId,
            name: member.name,
            standing: found.standing,
            since: found.since.toString(),
            presence: rounded(figures?.presence),
            seen: rounded(figures?.seen),
            giving: rounded(figures?.giving),
            soliciting: rounded(figures?.soliciting),
            ratio: rounded(figures?.ratio),
            enough: figures?.enough ?? false,
            evidence: found.evidence.map(({ kind, side, on }) => ({ kind, side, on: on.toString() })),
          },
        ]
      })
      return { at: at.toString(), club: club.externalId, members }
    })
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    else for (const line of table(report.members)) process.stdout.write(`${line}\n`)
    return 0
  })
}

const rounded = (figure: number | null | undefined): number | null =>
  figure === null || figure === undefined ? null : Math.round(figure * 10_000) / 10_000

const shown = (figure: number | null): string => (figure === null ? '–' : figure.toFixed(2)).padStart(6)

function table(members: readonly Reported[]): string[] {
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
  const wanted = instantOf(options.at)
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id } = await clubNamed(assidu, options.club)
    const digest = await inClub(assidu.means, id, club => digestReport(club, { at: wanted, language: options.lang }))
    process.stdout.write(options.json ? `${JSON.stringify(digest, null, 2)}\n` : `${digest.text}\n`)
    return 0
  })
}

/** `assidu report nudges`: what was sent, held back and answered in a span, and what nudges are measured to do. */
export function reportNudges(
  config: Config,
  options: Common & { readonly from?: string; readonly to?: string },
): Promise<number> {
  const span = { from: instantOf(options.from), to: instantOf(options.to) }
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id } = await clubNamed(assidu, options.club)
    const report = await inClub(assidu.means, id, club => nudgesReport(club, span))
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    else for (const line of nudgeLines(report)) process.stdout.write(`${line}\n`)
    return 0
  })
}

function nudgeLines({ nudges, sent, held_back, answered, handed_over, effect }: NudgesReport): string[] {
  const points = (share: number) => Math.round(share * 100)
  return [
    ...nudges.map(
      one =>
        `${one.decided_at}  ${one.member.padEnd(8)}  step ${one.step}  ${(one.act ?? '').padEnd(16)}  ${one.held_back ? 'held back' : (one.outcome ?? '')}`,
    ),
    `${sent} sent, ${held_back} held back, ${answered} answered, ${handed_over} handed over`,
    effect.difference === null || effect.interval === null || !effect.tells
      ? `effect: too early to tell (${effect.now.of} written to at once, ${effect.delayed.of} after a wait)`
      : `effect: ${points(effect.difference)} points more act within 21 days (${points(effect.interval[0])} to ${points(effect.interval[1])})`,
  ]
}
