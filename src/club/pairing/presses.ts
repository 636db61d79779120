import { type About, chosenRecord, nothing, pressing, recordPair } from '../../grammar/press.ts'

/** A round by its name. */
const round: About<[name: string], string> = {
  write: name => name,
  read: about => (/^\d{4}-\d{2}(?:-\d{2})?$/.test(about ?? '') ? about! : null),
}

export const roundPress = pressing('round', { skip: round, join: round })

/** The organizers' page of the rounds; of two whom they keep apart, the members or the row. */
export const clubPairsPress = pressing(
  'club-pairs',
  { open: nothing, add: nothing, keep: recordPair, release: chosenRecord },
  { add: nothing },
)
