import type { Doors } from '../dispatch/doors.ts'

/** What a page needs of the program: the one way into a club, and somebody to tell what went wrong. */
export type Building = Doors & { readonly report: (error: unknown) => void }
