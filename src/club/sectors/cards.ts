import type { Application } from '../../terms/application.ts'
import type { Chart } from '../../terms/chart.ts'
import type { MemberRef } from '../../terms/member.ts'
import { type Page, pageOf } from '../../terms/page.ts'
import type { SectorFamily } from '../../terms/sector.ts'
import { actions, button, list, note, paragraph, pictureOrWords, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { Alike } from '../trades/alike.ts'
import { clubBalancePress } from './presses.ts'
import { type Balance, fewest, type WhatIf } from './rules.ts'

export type BalanceShown = {
  readonly balance: Balance
  readonly chart: Chart | null
  /** Null where no picture could be drawn: its words stand there. */
  readonly png: Uint8Array | null
  /** Members of a liberal profession, in whatever family. */
  readonly liberal: number
  /** Whose sector is read from what they say they do. */
  readonly guessed: readonly MemberRef[]
  /** Whose sector nobody can tell. */
  readonly unplaced: readonly MemberRef[]
  readonly alike: number
  readonly candidates: number
}

/** The club beside its region, for its organizers: a mirror, and no rule. */
export function balanceCard(shown: BalanceShown, words: Words): View {
  const { balance, chart, png, liberal, guessed, unplaced, alike, candidates } = shown
  const { balance: w } = words
  const { families, members, counted, region, compared } = balance
  const other = families.filter(family => compared && compared.seats[family] !== members[family])
  const same = families.filter(family => compared && members[family] > 0 && compared.seats[family] === members[family])
  return view(
    w.title,
    paragraph(w.counted({ counted, liberal, apart: families.length < 6 ? members['public-education-health'] : 0 })),
    compared && other.length > 0 && paragraph(w.wouldGive(counted)),
    compared &&
      other.length > 0 &&
      list(other.map(family => w.seats(family, { members: members[family], seats: compared.seats[family] }))),
    same.length > 0 && paragraph(w.same(same)),
    compared && (compared.isFar || compared.nobody.length > 0) && paragraph(w.worthAWord(compared.nobody)),
    chart && pictureOrWords(png, words.charts.alt(chart)),
    !region ? paragraph(w.noRegion()) : counted < fewest && paragraph(w.tooFew(fewest)),
    compared && note(w.mirror()),
    guessed.length > 0 && note(w.guessed(guessed)),
    unplaced.length > 0 && paragraph(w.unplaced(unplaced)),
    actions(
      button(clubBalancePress('region'), w.press.region, region ? undefined : 'primary'),
      alike > 0 && button(clubBalancePress('alike'), w.press.alike(alike)),
      candidates > 0 && button(clubBalancePress('candidates'), w.press.candidates(candidates)),
      button(clubBalancePress('what-if'), w.press.whatIf),
    ),
    !region && note(w.ownFigures()),
  )
}

type Said = MemberRef & { readonly activity: string | null; readonly speciality: string | null }

/** Profiles that say nearly the same, with what is the same: whether they are one too many is the organizers' to judge. */
export function alikeCard(
  { page, count, complete }: { readonly page: Page<Alike<Said>>; readonly count: number; readonly complete: number },
  words: Words,
): View {
  const { balance: w } = words
  return view(
    w.alikeTitle(count),
    paragraph(count > 0 ? w.alike() : w.nobodyAlike()),
    page.items.length > 0 &&
      list(
        page.items.map(({ pair, trade, code, company }) =>
          w.pair(pair, { trade: trade && words.trades.names[trade], code, company }),
        ),
      ),
    turning(page, to => clubBalancePress('alike', to), words.general.buttons),
    complete > 0 && note(w.complete(complete)),
    actions(button(clubBalancePress('open'), w.press.back)),
  )
}

/** A candidate whose sector is read from what he says he does; null where it cannot be. */
export type CandidateSeen = Pick<Application, 'id' | 'name' | 'activity'> & { readonly family: SectorFamily | null }

/** Whom the club would miss most, first: what each would change, in seats. */
export function candidatesCard(
  {
    candidates,
    number,
  }: { readonly candidates: readonly (CandidateSeen & { readonly whatIf: WhatIf | null })[]; readonly number: number },
  words: Words,
): View {
  const { balance: w } = words
  const page = pageOf(candidates, number)
  return view(
    w.candidatesTitle,
    paragraph(candidates.length > 0 ? w.candidates() : w.noCandidate()),
    page.items.length > 0 &&
      list(page.items.map(({ name, activity, whatIf }) => w.candidate({ name, activity }, whatIf))),
    turning(page, to => clubBalancePress('candidates', to), words.general.buttons),
    actions(button(clubBalancePress('what-if'), w.press.whatIf), button(clubBalancePress('open'), w.press.back)),
  )
}

/** What one more member of a family would change. */
export const whatIfCard = (whatIf: WhatIf, words: Words): View =>
  view(
    words.balance.whatIfTitle(whatIf.family),
    paragraph(words.balance.whatIf(whatIf)),
    note(words.balance.decides()),
    actions(
      button(clubBalancePress('what-if'), words.balance.press.another),
      button(clubBalancePress('open'), words.balance.press.back),
    ),
  )
