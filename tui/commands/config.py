"""``dealtrail config``: where the configuration is, and a file to begin with."""

from __future__ import annotations

import click


@click.command("config")
@click.option("--init", "init", is_flag=True, help="Write a file with every setting at its default, commented out.")
def command(init: bool) -> None:
    """Print where the configuration file is looked for, and what is wrong with it.

    The file says how the explorer looks before anything is chosen in it: the theme, the columns and their widths, the
    width of the left pane, and keys of your own. Without a file everything has its default.

    \b
    Examples:
      dealtrail config
      dealtrail config --init
    """
    from seeds.errors import DealtrailError
    from tui.commands.output import print_text, say
    from tui.config import config_path, example, read_config

    path = config_path()
    if init:
        text = example()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            raise DealtrailError(f"{path} is there already, and was left as it is") from None
        except OSError as error:
            raise DealtrailError(f"{path} cannot be written: {error.strerror or error}") from error
        say("wrote every setting at its default")
    print_text(f"{path}\n")
    for problem in read_config(path)[1]:
        say(problem)
