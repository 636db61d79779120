import { nothing, pressing, record, word } from '../../grammar/press.ts'
import { languages } from '../../terms/speech.ts'

/** The first two, and their forms, are answered where there is no club yet; which club to take over is told again. */
export const clubPress = pressing(
  'club',
  { 'set-up': nothing, 'take-over': record, confirm: nothing, 'undo-take-over': record },
  { 'set-up': nothing, 'take-over': record, 'confirm-organizer': nothing, 'confirm-by-code': nothing },
)

export const clubSettingsPress = pressing(
  'club-settings',
  {
    all: nothing,
    open: nothing,
    again: nothing,
    drop: word(['introductions', 'organizers']),
    language: word(languages),
  },
  { settings: nothing },
)
