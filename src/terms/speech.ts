export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]
export type Address = 'vous' | 'tu'

/** How one person is spoken to. `address` only matters in French. */
export type Speech = { readonly language: Language; readonly address: Address }

/** The part of a reader that decides how a View is drawn for him. `zone` is an IANA name. */
export type Reader = Speech & { readonly zone: string }
