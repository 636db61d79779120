import { chosenRecord, nothing, page, pageOf, pressing, record } from '../../grammar/press.ts'

export const directoryPress = pressing('directory', {
  /** Opens the form in which one says whom one looks for. */
  search: nothing,
  /** Pages: of everybody, of those whom a draft's words find, of those one has never met. */
  everybody: page,
  found: pageOf(record),
  'never-met': page,
  /** A one-to-one with whoever is chosen. */
  meet: chosenRecord,
})
