/** As a sentence, or a choice of a form, begins. */
export const begun = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
