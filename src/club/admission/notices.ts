import { type Shown, shown } from '../../notices/kind.ts'
import { applicationCard } from './cards.ts'
import { applied } from './kinds.ts'
import { applicationById } from './queries.ts'

export const admissionNotices: readonly Shown[] = [
  shown(applied, {
    load: (club, { application }) => applicationById(club, application),
    stillTrue: ({ status }) => status === 'open',
    card: applicationCard,
    overtaken: 'as it stands',
    why: ({ at }, words) => words.admission.why(at),
  }),
]
