import { type About, dayIn, nothing, pressing, record } from '../../grammar/press.ts'
import { isId } from '../../terms/id.ts'
import type { Pause } from '../../terms/leave.ts'

/** Days that are taken up again. */
const days: About<[pause: Pause], Pause> = {
  write: ({ from, until }) => `${from}.${until}`,
  read(about) {
    const [from, until] = (about ?? '').split('.').map(dayIn)
    return from && until ? { from, until } : null
  },
}

type LastDay = { readonly id: string; readonly until: Temporal.PlainDate }

/** A leave, and the last day it had before. */
const lastDay: About<[LastDay], LastDay> = {
  write: ({ id, until }) => `${id}.${until}`,
  read(about) {
    const [id = '', day] = (about ?? '').split('.')
    const until = dayIn(day)
    return isId(id) && until ? { id, until } : null
  },
}

export const pausePress = pressing(
  'pause',
  { take: nothing, undo: record, renew: record, end: record, 'back-to': lastDay, resume: days },
  { take: nothing },
)
