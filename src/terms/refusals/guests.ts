export type GuestRefusals = {
  'guest invited already': { name: string; by: string | null }
  /** An organizer put down a member as a guest. */
  'guest is a member': { names: readonly string[] }
  /** Nobody stands on a list who has not been asked. */
  'guest agrees first': { name: string }
}
