@rem The scripts of package.json begin with `exec`, so that no shell stands between npm and the bot. The shell of Windows has none.
@%*
