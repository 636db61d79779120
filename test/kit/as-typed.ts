/** Words as a person types them in a story: the blanks at which no line breaks are blanks like any other. */
export const asTyped = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
