"""What is true about requests and incidents. Pure: no Qt, no input or output, no clock."""
