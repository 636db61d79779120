import type { MemberRef } from '../../terms/member.ts'
import type { Line } from '../../view/view.ts'
import { plural } from '../english.ts'
import { day, line, named } from '../line.ts'

export const askWords = {
  digest: {
    week: (made: number, unanswered: number): Line =>
      line`${plural(made, 'ask or offer', 'asks and offers')} made; ${unanswered} still without an answer.`,
    unanswered: (count: number): Line => line`${plural(count, 'ask')} nobody answered.`,
    see: 'See the asks',
    title: 'Asks nobody answered',
    waiting: (by: MemberRef, text: string, since: Temporal.Instant): Line =>
      line`${named(by)}, ${day(since)}: “${text}”`,
  },
}
