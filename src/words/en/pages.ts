/** What every page says where it has nothing of its own to say. */
export const pageWords = {
  nothingTitle: 'There is nothing here',
  nothing: 'This link has ended, or was not copied whole. Ask an organizer of your club for another.',
  failedTitle: 'That did not work',
  failed: 'Something went wrong on our side, and nothing was noted. Please try again in a moment.',
}
