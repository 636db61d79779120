import type { CalendarEvent } from '../../calendar/write.ts'
import type { Member } from '../../terms/member.ts'
import type { Words } from '../../words/words.ts'
import type { Meets } from './meets.ts'
import { whoComes } from './who-comes.ts'

/** How long the few are taken to sit together. */
const lasts = { minutes: 60 }

/** When the few meet, as one of them has it in his calendar: once said it stays as it is. */
export function problemEvent(problem: Meets, reader: Pick<Member, 'id'>, { calendar: w }: Words): CalendarEvent {
  const { author } = problem.ask
  return {
    uid: `p-${problem.id}@assidu`,
    sequence: 0,
    startsAt: problem.meetsAt,
    endsAt: problem.meetsAt.add(lasts),
    zone: null,
    title:
      author.id === reader.id
        ? w.ownProblemTitle(whoComes(problem).map(({ member }) => member.name))
        : w.problemTitle(author.name),
  }
}
