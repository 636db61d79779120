import type { MemberRef } from '../../terms/member.ts'
import type { BalanceRefusals } from '../../terms/refusals/sectors.ts'
import type { SectorFamily } from '../../terms/sector.ts'
import type { CommandWords } from '../commands.ts'
import type { balanceWords as english } from '../en/balance.ts'
import type { RefusalWords } from '../en/general.ts'
import { listed, namedAll, plural } from '../french.ts'
import { command, line, named, soft, strong } from '../line.ts'
import { sectorNames } from './sectors.ts'

const commands = {
  'club-balance': {
    name: 'equilibre',
    says: 'les secteurs du club face à ceux de la région',
    title: 'Équilibre des secteurs',
    submit: 'Voir',
    asks: {},
    forms: {
      region: {
        title: 'Comparer à une région',
        submit: 'Comparer',
        asks: {
          region: {
            name: 'region',
            label: 'Région',
            hint: 'La vôtre manque ? Ses chiffres se chargent avec « assidu regions »',
          },
          apart: {
            name: 'public',
            label: 'Public, enseignement, santé',
            choices: { apart: 'restent à part', counted: 'comptent aussi' },
          },
        },
      },
      'what-if': {
        title: 'Et si quelqu’un venait ?',
        submit: 'Voir',
        asks: { family: { name: 'secteur', label: 'Son secteur', choices: sectorNames } },
      },
    },
  },
} satisfies Record<string, CommandWords>

const inFamily: Readonly<Record<SectorFamily, string>> = {
  agriculture: 'dans l’agriculture',
  industry: 'dans l’industrie',
  construction: 'dans le BTP',
  trade: 'dans le négoce',
  services: 'dans les services',
  'public-education-health': 'dans le public, l’enseignement ou la santé',
}
const inFamilies = (families: readonly SectorFamily[], word: 'et' | 'ou' = 'et') =>
  listed(
    families.map(family => inFamily[family]),
    word,
  )

const refusals: RefusalWords<keyof BalanceRefusals> = {
  'no such region': () =>
    line`Il n’y a plus de chiffres pour cette région. Choisissez-en une autre dans ${command('club', 'equilibre')}.`,
}

type Place = { readonly members: number; readonly seats: number | null }

const place = ({ members, seats }: Place) =>
  seats === null ? plural(members, 'membre') : `${members} pour ${plural(seats, 'siège')}`

export const balanceWords: typeof english = {
  commands,
  refusals,
  press: {
    open: 'Équilibre',
    region: 'Choisir la région',
    alike: count => `Profils proches (${count})`,
    candidates: count => `Candidats (${count})`,
    whatIf: 'Et si…',
    another: 'Un autre secteur',
    back: 'Revenir aux secteurs',
  },
  title: 'Les secteurs du club',
  counted: ({ counted, liberal, apart }) =>
    line`${plural(counted, 'membre')} ${counted < 2 ? 'compte' : 'comptent'} ici${
      liberal === 0 ? '' : ` ; le club a ${plural(liberal, 'membre')} de profession libérale`
    }.${
      apart === 0
        ? ''
        : ` ${plural(apart, 'autre')} ${apart === 1 ? 'est' : 'sont'} dans le public, l’enseignement ou la santé : ${apart === 1 ? 'bienvenu, et montré' : 'bienvenus, et montrés'} à part.`
    }`,
  wouldGive: counted => line`Pour ${counted} membres, votre région donnerait :`,
  seats: (family, { members, seats }) =>
    line`${strong(seats === 0 ? 'personne' : String(seats))} ${inFamily[family]} ; vous ${
      members === 0 ? 'n’avez personne' : `en avez ${members}`
    }`,
  same: families => line`Autant que votre région ${inFamilies(families)}.`,
  worthAWord: nobody =>
    nobody.length > 0
      ? line`Personne encore ${inFamilies(nobody, 'ou')}. Par hasard, moins d’un club de votre taille sur vingt n’y aurait personne : quelqu’un à repérer, peut-être.`
      : line`Votre club est plus loin de sa région que ne le seraient par hasard 95 clubs sur 100 de sa taille : à garder en tête quand quelqu’un se présente.`,
  mirror: () =>
    line`Un miroir, pas une règle : plusieurs membres d’un même secteur sont les bienvenus. La région compte des établissements, indépendants compris, et ni emplois ni chiffre d’affaires.`,
  noRegion: () => line`Aucune région n’est encore choisie : le club est montré seul.`,
  tooFew: fewest =>
    line`Il faut ${fewest} membres qui comptent pour qu’une comparaison avec la région dise quelque chose.`,
  ownFigures: () =>
    line`Votre région n’est pas dans la liste ? La personne qui fait tourner Assidu charge ses chiffres avec ${soft('assidu regions <fichier>')} : un fichier CSV dont la première ligne est ${soft('region_code,region_name,sector,establishments,year,source')}, puis une ligne par secteur. Le fichier ne peut pas passer par la messagerie.`,
  guessed: who =>
    line`Lu dans leur activité : ${namedAll(who)}. Chacun peut choisir son secteur dans ${command('profile')}.`,
  unplaced: who => line`Secteur inconnu pour ${namedAll(who)} : chacun peut le choisir dans ${command('profile')}.`,
  chart: {
    club: 'Membres du club',
    region: ({ name, code }, counted) => `${name ?? code}, pour ${counted} membres`,
    source: ({ year, source }) => `${translated.get(source) ?? source}, ${year}`,
  },
  alikeTitle: count =>
    count === 0 ? 'Aucun profil proche' : plural(count, 'paire de profils proches', 'paires de profils proches'),
  alike: () =>
    line`Ils disent presque la même chose de ce qu’ils font. Vous savez s’ils se complètent : une spécialité dans chaque profil les distingue.`,
  nobodyAlike: () => line`Aucun membre ne dit la même chose qu’un autre de ce qu’il fait.`,
  pair: ([one, other], { trade, code, company }) =>
    line`${named(one)} et ${named(other)} : ${[
      trade === null ? 'les mêmes mots' : `même métier (${trade})`,
      ...(code === null ? [] : [`même code ${code}`]),
      ...(company === null ? [] : ['même entreprise']),
    ].join(', ')}${soft(saidOf(one, other))}`,
  complete: count =>
    line`${plural(count, 'paire')} d’un même métier, chacun avec sa spécialité, ${count === 1 ? 'n’est pas citée' : 'ne sont pas citées'} : ils se complètent.`,
  candidatesTitle: 'Candidats et équilibre',
  candidates: () =>
    line`En premier, qui rapprocherait le plus le club de sa région. Le secteur est lu dans ce qu’ils ont écrit ; c’est un aspect d’une personne parmi d’autres.`,
  noCandidate: () => line`Aucune candidature n’attend.`,
  candidate: ({ name, activity }, whatIf) =>
    whatIf === null
      ? line`${strong(name)} : ${activity === null ? 'ne dit rien de son métier' : `« ${activity} » ne dit pas le secteur`}`
      : line`${strong(name)}, ${inFamily[whatIf.family]} : ${place(whatIf.before)} aujourd’hui, puis ${place(whatIf.after)}${closer(whatIf.closer)}`,
  oneMore: ({ family, before, after, closer: by }) =>
    line`${place(before)} ${inFamily[family]} aujourd’hui, puis ${place(after)}${closer(by)}`,
  whatIfTitle: family => `Une personne de plus ${inFamily[family]}`,
  whatIf: ({ before, after, closer: by }) => line`${place(before)} aujourd’hui, puis ${place(after)}${closer(by)}.`,
  decides: () => line`Cela ne décide de rien : le club choisit des personnes, pas des codes.`,
  digest: nobody =>
    nobody.length > 0
      ? line`Secteurs : personne ${inFamilies(nobody, 'ou')}, ce que le hasard ferait rarement ; voir ${command('club', 'equilibre')}.`
      : line`Secteurs : le club est plus loin de sa région que le hasard ne l’explique ; voir ${command('club', 'equilibre')}.`,
}

/** The sources that come with the program. */
const translated = new Map([
  [
    'INSEE series 4201043 (active establishments by sector on 31/12/2015)',
    'INSEE, série 4201043 (établissements actifs par secteur au 31/12/2015)',
  ],
])

type Said = MemberRef & { readonly activity: string | null; readonly speciality: string | null }

const saidOf = (one: Said, other: Said): string => {
  const said = [one, other].flatMap(({ speciality, activity }) => speciality ?? activity ?? [])
  return said.length < 2 ? '' : ` — ${said.map(text => `« ${text} »`).join(', ')}`
}

/** A thousandth of a bit is nothing that anybody would see. */
const closer = (by: number | null): string => {
  if (by === null) return ''
  if (Math.abs(by) < 0.001) return ' ; le club n’en est ni plus près ni plus loin de sa région'
  return by > 0
    ? ' ; le club se rapproche de sa région'
    : ' ; le club s’éloigne un peu de sa région, ce qui n’est pas une objection'
}
