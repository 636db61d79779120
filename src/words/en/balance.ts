import type { MemberRef } from '../../terms/member.ts'
import type { BalanceRefusals } from '../../terms/refusals/sectors.ts'
import type { RegionFigures, SectorFamily } from '../../terms/sector.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, namedAll, plural } from '../english.ts'
import { command, line, named, soft, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'
import { sectorNames } from './sectors.ts'

const commands = {
  'club-balance': {
    name: 'balance',
    says: 'the club’s sectors beside the region’s',
    title: 'Balance of sectors',
    submit: 'Show',
    asks: {},
    forms: {
      region: {
        title: 'Compare with a region',
        submit: 'Compare',
        asks: {
          region: {
            name: 'region',
            label: 'Region',
            hint: 'Yours is missing? Its figures are loaded with “assidu regions”',
          },
          apart: {
            name: 'public',
            label: 'Public services, education, health',
            choices: { apart: 'stand apart', counted: 'count too' },
          },
        },
      },
      'what-if': {
        title: 'What if somebody joined?',
        submit: 'See',
        asks: { family: { name: 'sector', label: 'His or her sector', choices: sectorNames } },
      },
    },
  },
} satisfies Record<string, CommandWords>

const inFamily: Readonly<Record<SectorFamily, string>> = {
  agriculture: 'in agriculture',
  industry: 'in industry',
  construction: 'in construction',
  trade: 'in trade',
  services: 'in services',
  'public-education-health': 'in public services, education or health',
}
const inFamilies = (families: readonly SectorFamily[], word: 'and' | 'or' = 'and') =>
  listed(
    families.map(family => inFamily[family]),
    word,
  )

const refusals: RefusalWords<keyof BalanceRefusals> = {
  'no such region': () =>
    line`There are no figures for this region any more. Choose another one in ${command('club', 'balance')}.`,
}

type Place = { readonly members: number; readonly seats: number | null }

const nobodyOr = (count: number) => (count === 0 ? 'nobody' : String(count))

/** `1 for 3 seats`; the members alone where seats are not told. */
const place = ({ members, seats }: Place) =>
  seats === null ? plural(members, 'member') : `${members} for ${plural(seats, 'seat')}`

export const balanceWords = {
  commands,
  refusals,
  press: {
    open: 'Balance',
    region: 'Choose the region',
    alike: (count: number) => `Similar profiles (${count})`,
    candidates: (count: number) => `Candidates (${count})`,
    whatIf: 'What if…',
    another: 'Another sector',
    back: 'Back to the sectors',
  },
  title: 'The club’s sectors',
  /** `apart`: members of public services, education and health, where they do not count. */
  counted: ({ counted, liberal, apart }: { counted: number; liberal: number; apart: number }): Line =>
    line`${plural(counted, 'member')} ${counted === 1 ? 'counts' : 'count'} here${
      liberal === 0 ? '' : `; the club has ${plural(liberal, 'member')} of a liberal profession`
    }.${apart === 0 ? '' : ` ${plural(apart, 'other')} ${apart === 1 ? 'is' : 'are'} in public services, education or health: welcome, and shown apart.`}`,
  wouldGive: (counted: number): Line => line`For ${counted} members your region would give:`,
  seats: (family: SectorFamily, { members, seats }: { members: number; seats: number }): Line =>
    line`${strong(seats === 0 ? 'none' : String(seats))} ${inFamily[family]}; you have ${nobodyOr(members)}`,
  same: (families: readonly SectorFamily[]): Line => line`As many as your region ${inFamilies(families)}.`,
  /** Only where chance does not explain it. */
  worthAWord: (nobody: readonly SectorFamily[]): Line =>
    nobody.length > 0
      ? line`Nobody is ${inFamilies(nobody, 'or')} yet. Drawn by chance, fewer than one club in twenty of your size would have nobody there: somebody to look out for, perhaps.`
      : line`Your club is further from its region than 95 in 100 clubs of its size would be by chance: something to keep in mind when somebody applies.`,
  mirror: (): Line =>
    line`A mirror, not a rule: several members of one sector are welcome. The region counts firms, one-person firms included, and neither jobs nor turnover.`,
  noRegion: (): Line => line`No region is chosen yet, so the club stands here alone.`,
  tooFew: (fewest: number): Line =>
    line`It takes ${fewest} members that count for a comparison with the region to say something.`,
  ownFigures: (): Line =>
    line`Your region is not in the list? Whoever runs Assidu loads its figures with ${soft('assidu regions <file>')}: a CSV file whose first line is ${soft('region_code,region_name,sector,establishments,year,source')}, then one row for each sector. A chat cannot take the file.`,
  guessed: (who: readonly MemberRef[]): Line =>
    line`Read from what they say they do: ${namedAll(who)}. Each may choose a sector in ${command('profile')}.`,
  unplaced: (who: readonly MemberRef[]): Line =>
    line`The sector of ${namedAll(who)} is not known: each may choose one in ${command('profile')}.`,
  chart: {
    club: 'Members of the club',
    region: ({ name, code }: RegionFigures, counted: number) => `${name ?? code}, for ${counted} members`,
    source: ({ year, source }: RegionFigures) => `${source}, ${year}`,
  },
  alikeTitle: (count: number) =>
    count === 0 ? 'No similar profiles' : plural(count, 'pair of similar profiles', 'pairs of similar profiles'),
  alike: (): Line =>
    line`They say nearly the same of what they do. You know whether they complete each other: a speciality in each profile tells them apart.`,
  nobodyAlike: (): Line => line`No two members say the same of what they do.`,
  pair: (
    [one, other]: readonly [Said, Said],
    { trade, code, company }: { trade: string | null; code: string | null; company: string | null },
  ): Line =>
    line`${named(one)} and ${named(other)}: ${[
      trade === null ? 'the same words' : `the same trade (${trade})`,
      ...(code === null ? [] : [`the same code ${code}`]),
      ...(company === null ? [] : ['one firm']),
    ].join(', ')}${soft(saidOf(one, other))}`,
  complete: (count: number): Line =>
    line`${plural(count, 'pair')} of one trade, each with a speciality of its own, ${count === 1 ? 'is' : 'are'} not listed: they complete each other.`,
  candidatesTitle: 'Candidates and balance',
  candidates: (): Line =>
    line`Whoever brings the club closest to its region comes first. The sector is read from what they wrote; it is one side of a person among others.`,
  noCandidate: (): Line => line`No application is waiting.`,
  candidate: (
    { name, activity }: { name: string; activity: string | null },
    whatIf: { family: SectorFamily; before: Place; after: Place; closer: number | null } | null,
  ): Line =>
    whatIf === null
      ? line`${strong(name)}: ${activity === null ? 'says nothing of a trade' : `“${activity}” tells no sector`}`
      : line`${strong(name)}, ${inFamily[whatIf.family]}: ${place(whatIf.before)} today, then ${place(whatIf.after)}${closer(whatIf.closer)}`,
  /** The same of a candidate, in his file. */
  oneMore: ({
    family,
    before,
    after,
    closer: by,
  }: {
    family: SectorFamily
    before: Place
    after: Place
    closer: number | null
  }): Line => line`${place(before)} ${inFamily[family]} today, then ${place(after)}${closer(by)}`,
  whatIfTitle: (family: SectorFamily) => `One more ${inFamily[family]}`,
  whatIf: ({ before, after, closer: by }: { before: Place; after: Place; closer: number | null }): Line =>
    line`${place(before)} today, then ${place(after)}${closer(by)}.`,
  decides: (): Line => line`It decides nothing: the club chooses people, not codes.`,
  /** In the digest, the week it becomes so. */
  digest: (nobody: readonly SectorFamily[]): Line =>
    nobody.length > 0
      ? line`Sectors: there is nobody ${inFamilies(nobody, 'or')}, which chance would rarely do: see ${command('club', 'balance')}.`
      : line`Sectors: the club is further from its region than chance explains: see ${command('club', 'balance')}.`,
}

type Said = MemberRef & { readonly activity: string | null; readonly speciality: string | null }

const saidOf = (one: Said, other: Said): string => {
  const said = [one, other].flatMap(({ speciality, activity }) => speciality ?? activity ?? [])
  return said.length < 2 ? '' : ` — ${said.map(text => `“${text}”`).join(', ')}`
}

/** A thousandth of a bit is nothing that anybody would see. */
const closer = (by: number | null): string => {
  if (by === null) return ''
  if (Math.abs(by) < 0.001) return '; the club is neither closer to its region nor further from it'
  return by > 0
    ? '; the club comes closer to its region'
    : '; the club goes a little away from its region, which is no objection'
}
