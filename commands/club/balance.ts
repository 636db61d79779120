import { openApplications } from '../../src/club/admission/queries.ts'
import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { membersByIds } from '../../src/club/members/queries.ts'
import { pictured } from '../../src/club/pictured.ts'
import { alikeCard, balanceCard, candidatesCard, whatIfCard } from '../../src/club/sectors/cards.ts'
import { balanceChart } from '../../src/club/sectors/chart.ts'
import { familyOfCandidate } from '../../src/club/sectors/families.ts'
import { clubBalancePress } from '../../src/club/sectors/presses.ts'
import { alikeIn, readBalance } from '../../src/club/sectors/read.ts'
import { mostHelpful, whatIf } from '../../src/club/sectors/rules.ts'
import { chooseRegion } from '../../src/club/setup/region.ts'
import { ask, type Outcome, show, unlessRefused } from '../../src/grammar/define.ts'
import { oneOf, oneOfThese, optional } from '../../src/grammar/questions.ts'
import { pageOf } from '../../src/terms/page.ts'
import { sectorFamilies } from '../../src/terms/sector.ts'

/** The club's sectors beside its region's, for its organizers. */
export default defineCommand(clubBalancePress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    async region(_, { club }) {
      const { regions, region } = await readBalance(club)
      // Whoever does not know its name would not know what it is that he chooses.
      const options = [...regions.values()].flatMap(({ code, name }) =>
        name === null ? [] : [{ value: code, label: name }],
      )
      const apart = club.row.settings.countsPublic ? 'counted' : 'apart'
      return ask(clubBalancePress, 'region', {
        filled: { apart, ...(region?.name != null && { region: region.code }) },
        options: { region: options },
      })
    },
    async alike(number, { club, words }) {
      const { alike, complete } = alikeIn(await readBalance(club))
      const page = pageOf(alike, number)
      const members = await membersByIds(
        club,
        page.items.flatMap(({ pair }) => pair.map(({ id }) => id)),
      )
      const items = page.items.map(one => ({
        ...one,
        pair: [members.get(one.pair[0].id)!, members.get(one.pair[1].id)!] as const,
      }))
      return show(alikeCard({ page: { ...page, items }, count: alike.length, complete }, words))
    },
    async candidates(number, { club, words }) {
      const balance = await readBalance(club)
      const seen = (await openCandidates(club)).map(one => ({ ...one, family: familyOfCandidate(one) }))
      return show(candidatesCard({ candidates: mostHelpful(seen, balance), number }, words))
    },
    'what-if': async () => ask(clubBalancePress, 'what-if'),
  },
  forms: {
    region: defineForm(
      { region: optional(oneOfThese()), apart: oneOf(['apart', 'counted']) },
      ({ region, apart }, { club, by, ...context }) =>
        unlessRefused(
          chooseRegion(club, { by, region: region ?? null, countsPublic: apart === 'counted' }),
          async changed => open({ ...context, club: changed }),
        ),
    ),
    'what-if': defineForm({ family: oneOf(sectorFamilies) }, async ({ family }, { club, words }) =>
      show(whatIfCard(whatIf(await readBalance(club), family), words)),
    ),
  },
})

/** Whoever is on the waiting list waits for another month. */
const openCandidates = async (club: Context['club']) =>
  (await openApplications(club)).filter(({ status }) => status === 'open')

async function open({ club, words }: Pick<Context, 'club' | 'words'>): Outcome {
  const balance = await readBalance(club)
  const guessed = balance.people.filter(({ placed }) => placed?.from === 'activity').map(({ id }) => id)
  const unplaced = balance.people.filter(({ placed }) => placed === null).map(({ id }) => id)
  const named = await membersByIds(club, [...guessed, ...unplaced])
  const chart = balanceChart(balance, words)
  return show(
    balanceCard(
      {
        ...{ balance, chart, png: chart && (await pictured(club, chart)) },
        liberal: balance.people.filter(({ isLiberal }) => isLiberal).length,
        guessed: guessed.flatMap(id => named.get(id) ?? []),
        unplaced: unplaced.flatMap(id => named.get(id) ?? []),
        alike: alikeIn(balance).alike.length,
        candidates: (await openCandidates(club)).length,
      },
      words,
    ),
  )
}
