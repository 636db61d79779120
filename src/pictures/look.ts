/**
 * How every chart looks. A picture has no light and no dark version: it is a card of its own, light on both. One hue, so that
 * nothing is told by colour alone; each colour of a text stands out from the card by 4.5 to 1 and more.
 */
export const look = {
  card: '#ffffff',
  edge: '#c3ccd6',
  ink: '#17202a',
  soft: '#556070',
  bar: '#1f6f8b',
  /** The line that says how it goes. */
  trend: '#9a4a12',
  /** Behind what is not over yet. */
  pale: '#d5e6ec',
} as const

export const fontFamily = 'Inter'
export const weights = { plain: 400, strong: 600 } as const

/** At least as large as a phone has to show it: a picture 800 across is some 360 points wide there. */
export const sizes = { label: 28, total: 30, figure: 23, month: 21 } as const

/** So wide is a letter or figure at most on average, in its own height: what has to fit is made to by this. */
export const widest = 0.64
