/** How often a club meets. */
export const rhythms = { weekly: 7, fortnightly: 14, monthly: 28, quarterly: 91 } as const
export type Rhythm = keyof typeof rhythms

/** What people are like. Nobody's acts are in it: they follow from it. */
export type Character =
  | 'giver'
  | 'typical'
  | 'introvert'
  | 'popular'
  | 'busy'
  | 'mild taker'
  | 'rare guest'
  | 'absent hunter'
  | 'faithful hunter'
  | 'troubled'
  | 'seasonal'

/** The settings of one world in which clubs are born: what somebody else's idea of a club could be. */
export type World = {
  /** How many of a hundred members are of each character. */
  readonly characters: { readonly [C in Character]: number }
  /** How unlike each other people of one character are: the spread of each trait, 0 for none. */
  readonly spread: number
  /** Giving and soliciting acts a year of a typical member of a weekly club. */
  readonly gives: number
  readonly asks: number
  /** How clubs differ in both. */
  readonly tempo: number
  /** Acts come in bursts: the spread of one month against the next. */
  readonly bursts: number
  /** Shares of referrals that somebody confirms, and of these, rates. */
  readonly confirms: number
  readonly rates: number
  /** Clubs that never take a roll, and rolls not taken, or half taken, in the others. */
  readonly clubsWithoutRoll: number
  readonly rollsMissing: number
  readonly rollsPartial: number
  /** Of whoever stays away, how many say so before. */
  readonly excuses: number
  /** How readily people come at all: their odds of coming, times this. */
  readonly attends: number
  /** Of what somebody does, the share that he notes: the club's own in the middle, and how its members differ. */
  readonly notes: { readonly share: number; readonly spread: number }
  /** Weeks of illness begun, per member and year. */
  readonly illnesses: number
  readonly size: readonly [from: number, to: number]
  readonly months: readonly [from: number, to: number]
}

/** The world by which rules are judged. */
const usual: World = {
  characters: {
    giver: 14,
    typical: 28,
    introvert: 11,
    popular: 4,
    busy: 5,
    'mild taker': 9,
    'rare guest': 7,
    'absent hunter': 6,
    'faithful hunter': 3,
    troubled: 9,
    seasonal: 4,
  },
  spread: 0.45,
  gives: 8,
  asks: 5,
  tempo: 0.3,
  bursts: 0.9,
  confirms: 0.7,
  rates: 0.45,
  clubsWithoutRoll: 0.06,
  rollsMissing: 0.1,
  rollsPartial: 0.08,
  excuses: 0.45,
  attends: 1,
  notes: { share: 1, spread: 0 },
  illnesses: 0.25,
  size: [30, 30],
  months: [10, 24],
}

/** Other ideas of a club, deliberately unlike: a rule that is better must not be worse in any. */
export const worlds = {
  usual,
  'of all sizes': { ...usual, size: [12, 60] },
  'few acts': { ...usual, gives: 4.5, asks: 2.8 },
  'many acts': { ...usual, gives: 14, asks: 9 },
  'blurred characters': { ...usual, spread: 0.65, bursts: 1.1 },
  'sharp characters': { ...usual, spread: 0.2, bursts: 0.3 },
  'nobody rates': { ...usual, confirms: 0.35, rates: 0.1 },
  'careless rolls': { ...usual, clubsWithoutRoll: 0.2, rollsMissing: 0.35, rollsPartial: 0.2, excuses: 0.25 },
  'rolls half taken': { ...usual, rollsMissing: 0.1, rollsPartial: 0.6 },
  'come seldom': { ...usual, attends: 0.55 },
  'come always': { ...usual, attends: 2 },
  'excuse themselves': { ...usual, excuses: 0.85 },
  'note little': { ...usual, notes: { share: 0.5, spread: 0.6 } },
  'many hunters': {
    ...usual,
    characters: { ...usual.characters, typical: 19, 'absent hunter': 10, 'faithful hunter': 8 },
  },
  'few hunters': {
    ...usual,
    characters: { ...usual.characters, typical: 33, 'absent hunter': 3, 'faithful hunter': 1 },
  },
  'ill and busy': {
    ...usual,
    illnesses: 0.8,
    characters: { ...usual.characters, busy: 12, seasonal: 12, typical: 15 },
  },
} as const satisfies Record<string, World>
export type WorldName = keyof typeof worlds

/** Rules are chosen by clubs of the first seeds, and judged by those from the second on, which no choice has seen. */
export const seeds = { tuning: { from: 1_000, to: 100_000 }, test: 5_000_000 } as const
