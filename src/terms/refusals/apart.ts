export type ApartRefusals = {
  'many kept apart': { most: number }
  'your own to keep apart': Record<never, never>
}
