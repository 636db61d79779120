export type BalanceRefusals = {
  'no such region': Record<string, never>
}
