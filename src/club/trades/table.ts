import type { Trade } from '../../terms/complement.ts'
import type { Nomenclature } from '../../terms/sector.ts'

/**
 * The trade of a NAF code, by its division, and by its group where a division holds two trades that do not do the same:
 * `71.1` before `71`. Both nomenclatures number these alike; where they do not, see `moved`. A group without an entry has none.
 */
export const divisions: Readonly<Record<string, Trade>> = {
  ...{ '01': 'farming', '02': 'farming', '03': 'farming' },
  ...{
    '05': 'industry',
    '06': 'industry',
    '07': 'industry',
    '08': 'industry',
    '09': 'industry',
    '10': 'food',
    '11': 'food',
  },
  ...{ '12': 'industry', '13': 'industry', '14': 'industry', '15': 'industry', '16': 'industry', '17': 'printing' },
  ...{ '18': 'printing', '19': 'industry', '20': 'industry', '21': 'industry', '22': 'industry', '23': 'industry' },
  ...{ '24': 'industry', '25': 'industry', '26': 'industry', '27': 'industry', '28': 'industry', '29': 'industry' },
  ...{ '30': 'industry', '31': 'interiors', '32': 'industry', '33': 'industry' },
  ...{ '35': 'energy', '36': 'waste', '37': 'waste', '38': 'waste', '39': 'waste' },
  ...{ '41': 'building', '42': 'building', '43': 'building', '43.2': 'crafts', '43.3': 'crafts' },
  ...{ '46': 'wholesale', '47': 'retail' },
  ...{ '49': 'transport', '50': 'transport', '51': 'transport', '52': 'transport', '53': 'transport' },
  ...{ '55': 'hospitality', '56': 'hospitality', '58': 'communication', '59': 'photo', '60': 'communication' },
  ...{ '61': 'it', '62': 'it', '63': 'it', '64': 'banking', '65': 'insurance', '66': 'banking', '66.2': 'insurance' },
  ...{ '66.3': 'wealth', '68': 'real-estate', '69.1': 'lawyers', '69.2': 'accounting', '70': 'consulting' },
  ...{ '71': 'engineering', '72': 'engineering', '73': 'communication', '74.1': 'communication', '74.2': 'photo' },
  ...{ '74.3': 'translation', '75': 'health', '78': 'hr', '79': 'leisure', '80': 'security', '81': 'cleaning' },
  ...{ '81.3': 'landscaping', '82.3': 'events', '85': 'training', '86': 'health', '87': 'health', '88': 'health' },
  ...{ '90': 'leisure', '91': 'leisure', '93': 'leisure', '96': 'wellness' },
}

/**
 * What one nomenclature numbers otherwise: the trade in vehicles is a division of its own in NAF Rev. 2 (45), and from 2025
 * on a group of wholesale, of retail and of repair.
 */
export const moved: Readonly<Record<Nomenclature, Readonly<Record<string, Trade>>>> = {
  'naf-rev2': { '45': 'vehicles' },
  'naf-2025': { '46.7': 'vehicles', '47.8': 'vehicles', '95.3': 'vehicles' },
}

/** Trades that work on the same projects, each with each, and trades that share customers: from the practice of clubs. */
export const together: readonly {
  readonly how: 'same-projects' | 'same-customers'
  readonly trades: readonly Trade[]
}[] = [
  // A building, from the plan to the garden; its land and its money.
  { how: 'same-projects', trades: ['architecture', 'engineering', 'building', 'crafts', 'interiors'] },
  { how: 'same-projects', trades: ['building', 'crafts', 'materials'] },
  { how: 'same-projects', trades: ['architecture', 'building', 'landscaping'] },
  { how: 'same-projects', trades: ['architecture', 'building', 'real-estate', 'notaries'] },
  { how: 'same-projects', trades: ['real-estate', 'notaries', 'banking'] },
  { how: 'same-projects', trades: ['engineering', 'crafts', 'energy'] },
  { how: 'same-customers', trades: ['architecture', 'building', 'crafts', 'insurance'] },
  {
    how: 'same-customers',
    trades: ['real-estate', 'crafts', 'interiors', 'cleaning', 'landscaping', 'insurance', 'transport'],
  },
  { how: 'same-customers', trades: ['architecture', 'interiors', 'landscaping', 'real-estate', 'materials'] },
  // The life of a firm: founded, staffed, handed over.
  { how: 'same-projects', trades: ['accounting', 'lawyers', 'notaries', 'wealth'] },
  { how: 'same-projects', trades: ['accounting', 'banking', 'lawyers'] },
  { how: 'same-projects', trades: ['hr', 'training', 'consulting'] },
  {
    how: 'same-customers',
    trades: ['accounting', 'lawyers', 'banking', 'insurance', 'wealth', 'consulting', 'hr', 'it'],
  },
  { how: 'same-customers', trades: ['lawyers', 'hr', 'training', 'health'] },
  // How it is seen.
  { how: 'same-projects', trades: ['communication', 'photo', 'printing', 'it'] },
  { how: 'same-projects', trades: ['communication', 'translation'] },
  { how: 'same-projects', trades: ['events', 'hospitality', 'photo', 'communication'] },
  { how: 'same-customers', trades: ['events', 'hospitality', 'printing', 'food', 'transport', 'leisure', 'farming'] },
  // What is made, moved and sold.
  { how: 'same-projects', trades: ['industry', 'engineering', 'wholesale'] },
  { how: 'same-projects', trades: ['industry', 'transport', 'waste'] },
  { how: 'same-projects', trades: ['farming', 'food', 'hospitality'] },
  {
    how: 'same-customers',
    trades: ['industry', 'wholesale', 'transport', 'printing', 'translation', 'energy', 'security'],
  },
  { how: 'same-customers', trades: ['food', 'farming', 'retail', 'printing', 'wholesale', 'transport'] },
  { how: 'same-customers', trades: ['vehicles', 'insurance'] },
  { how: 'same-customers', trades: ['vehicles', 'transport', 'energy', 'banking'] },
  // Offices and those who work in them.
  {
    how: 'same-customers',
    trades: ['cleaning', 'security', 'it', 'interiors', 'crafts', 'real-estate', 'landscaping'],
  },
  { how: 'same-customers', trades: ['health', 'wellness', 'leisure'] },
]

/** What the table gives before the club has shown anything; two of one trade, where its members rarely do the same work, and where they mostly do. */
export const given = {
  'same-projects': 0.75,
  'same-customers': 0.62,
  unlisted: 0.5,
  manyKinds: 0.55,
  oneKind: 0.3,
} as const

/** Trades that hold many kinds of work: a roofer and a mason are no rivals. */
export const manyKinds: ReadonlySet<Trade> = new Set<Trade>([
  ...(['building', 'crafts', 'industry', 'wholesale', 'retail', 'food', 'farming', 'health', 'it'] as const),
  ...(['consulting', 'training', 'engineering', 'leisure', 'communication'] as const),
])
