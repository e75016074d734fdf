"""The windows of a helpdesk that takes requests over the network: set-up, what it says, the way back to e-mail."""
