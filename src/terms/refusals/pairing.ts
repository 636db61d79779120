export type PairingRefusals = {
  'round drawn': Record<string, never>
}
