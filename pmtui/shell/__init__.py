"""What stands around the windows: each file a part of the application that is made and tried without one."""
