# Words and faults that every module uses.

app-name = 售后通

action-save = 保存
action-cancel = 取消
action-back = 返回
action-next = 下一步
action-close = 关闭
action-open = 打开
action-add = 新增
action-edit = 修改
action-copy = 复制
action-print = 打印
action-export = 导出
action-retry = 重试
action-search = 查找

word-yes = 是
word-no = 否
word-comma = 、
word-none = 无
word-searching = 正在查找…
word-nothing-found = 没有找到
word-other = 其他

time-left-days = 剩 { $days } 天 { $hours } 小时
time-left-hours = 剩 { $hours } 小时 { $minutes } 分
time-left-minutes = 剩 { $minutes } 分
time-late-days = 超 { $days } 天 { $hours } 小时
time-late-hours = 超 { $hours } 小时 { $minutes } 分
time-late-minutes = 超 { $minutes } 分

## What a fault says: what happened; .todo says what to do.

fault-saved = 已保存的内容仍在。
fault-not-saved = 没有保存。

fault-kind-refused = 按规定现在不能这样做。
    .todo = 先完成缺少的一步，再试。
fault-kind-invalid = 填写的内容有误或不全。
    .todo = 按提示改好后再保存。
fault-kind-missing = 找不到这条记录。
    .todo = 返回列表，重新查找。
fault-kind-denied = 当前账号没有这项权限。
    .todo = 需要时由信息管理员授权。
fault-kind-conflict = 这条记录刚被别人改过。
    .todo = 重新打开，核对后再改。
fault-kind-locked = 数据已锁定或正被占用。
    .todo = 解锁或稍等片刻，再试。
fault-kind-damaged = 存放的数据没有通过校验。
    .todo = 不要继续录入，用备份恢复或联系信息管理员。
fault-kind-outside = 磁盘、文件或网络出了问题。
    .todo = 检查磁盘空间、U 盘或网络，再试。
fault-kind-bug = 程序出错了。
    .todo = 重做一次；再出现时，把操作步骤告诉信息管理员。

fault-window-unexpected = 窗口出错了：{ $what }
    .todo = 重做一次；再出现时，重新启动程序。
fault-host-unreachable = 窗口联系不上程序内核。
    .todo = 重新启动程序。
fault-input-incomplete = 有必填项没有填写。
    .todo = 填好标红的项，再保存。
fault-vault-busy = 数据正被占用。
    .todo = 稍等片刻，再试。
fault-disk-full = 磁盘已满。
    .todo = 腾出空间后再试。
fault-vault-read_only = 数据文件是只读的。
    .todo = 检查文件权限，或 U 盘的写保护开关。
fault-vault-damaged = 数据文件已损坏。
    .todo = 不要继续录入。用最近的备份恢复；没有备份，就锁定后在登录页选“只读打开（抢救）”，把还能读的存出来。

fault-field-required = 必填
fault-field-wrong = 填写有误
fault-field-too_long = 太长了
fault-field-not_a_number = 应为数字
fault-field-not_a_day = 应为日期
fault-field-taken = 已被使用
fault-field-too_early = 时间太早
fault-field-too_late = 时间太晚
fault-field-unknown = 没有这一项
fault-field-twice = 与前面的重复
