import type { Referral } from '../../terms/referral.ts'
import { note, paragraph, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'

/** To either of the two, of each that named the person: that he asked to be forgotten, and what that asks of them. */
export const forgottenCard = (
  { told, reader }: { readonly told: readonly Referral[]; readonly reader: string },
  { prospects: w }: Words,
): View =>
  view(
    w.toldTitle,
    ...told.map(({ giver, receiver, givenAt }) =>
      paragraph(receiver.id === reader ? w.toldReceiver(giver, givenAt) : w.toldGiver(receiver, givenAt)),
    ),
    note(w.toldAsks()),
  )

/** What is left of a message about such a referral. */
export const pastCard = (title: string, { prospects: w }: Words): View => view(title, paragraph(w.past()))
