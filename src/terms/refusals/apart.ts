export type ApartRefusals = {
  'many kept apart': { most: number }
}
