export type ProfileRefusals = {
  'no hours at all': Record<string, never>
  'former values gone': Record<string, never>
}
