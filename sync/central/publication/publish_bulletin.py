"""A bulletin on its way to the idle screens at once, without waiting for the next publication."""

from sync.central.central import Central
from sync.central.publication.publish import alone, sign_data
from sync.central.publication.publish_accept import publishing_keys


def publish_bulletin(central: Central) -> None:
    """Sign the files on offer anew, with the newest bulletin among them.

    Raises CentralError where somebody else is publishing, or no key lies here: the next publication carries it then.
    """
    with alone(central):
        sign_data(central, publishing_keys(central), central.clock().replace(microsecond=0))
