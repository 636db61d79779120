/** Days on which a member is not waited for: the first and the last, both included; `until` null: nobody said until when. */
export type Leave = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate | null }

/** On leave today: the last day of it; null where nobody said until when. */
export type Away = Pick<Leave, 'until'>
