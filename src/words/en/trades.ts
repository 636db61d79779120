import type { ComplementReason, Trade } from '../../terms/complement.ts'
import type { Line } from '../../view/view.ts'
import { line, strong } from '../line.ts'
import { begun, cited } from '../quoting.ts'

const names: Readonly<Record<Trade, string>> = {
  architecture: 'architects',
  engineering: 'engineering offices',
  building: 'builders',
  crafts: 'building craftsmen',
  interiors: 'interior designers',
  materials: 'building suppliers',
  'real-estate': 'estate agents',
  notaries: 'notaries',
  lawyers: 'lawyers',
  accounting: 'accountants',
  banking: 'lenders',
  insurance: 'insurers',
  wealth: 'wealth advisers',
  consulting: 'consultants',
  hr: 'recruiters',
  training: 'trainers',
  it: 'IT firms',
  communication: 'communication agencies',
  photo: 'photographers',
  printing: 'printers',
  translation: 'translators',
  events: 'event organizers',
  hospitality: 'hoteliers',
  food: 'food makers',
  farming: 'growers',
  landscaping: 'landscapers',
  industry: 'manufacturers',
  wholesale: 'wholesalers',
  retail: 'shopkeepers',
  vehicles: 'vehicle traders',
  transport: 'carriers',
  energy: 'energy firms',
  waste: 'recyclers',
  cleaning: 'cleaning firms',
  security: 'security firms',
  health: 'health professionals',
  wellness: 'beauty professionals',
  leisure: 'leisure firms',
}

/** Who reads, where he is one of the two, and what the members are called. */
export type ReasonReader = { readonly you: string | null; readonly name: (member: string) => string }

const both = ([a, b]: readonly [Trade, Trade]) => (a === b ? names[a] : `${names[a]} and ${names[b]}`)

export const tradeWords = {
  names,
  /** Why two members complete each other. */
  because: (reason: ComplementReason, { you, name }: ReasonReader): Line => {
    if (reason.code === 'helped')
      return line`In this club, ${both(reason.trades)} have helped each other at least ${reason.times} times.`
    if (reason.code === 'same-projects') return line`${begun(both(reason.trades))} often work on the same projects.`
    if (reason.code === 'same-customers') return line`${begun(both(reason.trades))} often share their customers.`
    const { seeker, sought } = reason
    const seeks =
      seeker === you
        ? line`You look for “${cited(reason.seeks)}”`
        : line`${strong(name(seeker))} looks for “${cited(reason.seeks)}”`
    if (reason.code === 'seeks-trade')
      return sought === you
        ? line`${seeks}: you are in that line of work.`
        : line`${seeks}: ${strong(name(sought))} is in that line of work.`
    const says = cited(reason.says)
    if (reason.from === 'offers')
      return sought === you
        ? line`${seeks}, and you offer “${says}”.`
        : line`${seeks}, and ${strong(name(sought))} offers “${says}”.`
    return sought === you
      ? line`${seeks}, and what you do comes close: “${says}”.`
      : line`${seeks}, and what ${strong(name(sought))} does comes close: “${says}”.`
  },
}
