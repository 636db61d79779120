import type { Standing } from '../../terms/standing.ts'
import type { WhySpeak } from '../../words/en/first-words.ts'

/** Why an organizer speaks with somebody of whom he was told, as it stands now. */
export const whySpeak = (standing: Standing | undefined): WhySpeak => (standing && whys[standing]) || 'something else'

const whys: Readonly<Partial<Record<Standing, WhySpeak>>> = {
  withdrawn: 'seldom seen',
  hunter: 'asks much',
  new: 'new',
}
